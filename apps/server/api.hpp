// What can be asked? A function a route, in api_*.cpp by what they speak of.
#pragma once

#include "apps/server/desk.hpp"
#include "apps/server/http.hpp"

namespace isnad {

// api_page.cpp
HttpResponse open_session(Desk& desk, const HttpRequest& request);
HttpResponse page_file(Desk& desk, const HttpRequest& request);
HttpResponse set_reviewer(Desk& desk, const HttpRequest& request);

// api_ledger.cpp
HttpResponse get_ledger(Desk& desk, const HttpRequest& request);

// api_documents.cpp
HttpResponse get_documents(Desk& desk, const HttpRequest& request);
HttpResponse get_document(Desk& desk, const HttpRequest& request);

// api_claims.cpp
HttpResponse get_claims(Desk& desk, const HttpRequest& request);
HttpResponse get_claim(Desk& desk, const HttpRequest& request);

// api_decisions.cpp
HttpResponse post_decision(Desk& desk, const HttpRequest& request);

}  // namespace isnad
