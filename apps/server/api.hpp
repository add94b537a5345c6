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

// api_explain.cpp
HttpResponse get_explanation(Desk& desk, const HttpRequest& request);

// api_incidents.cpp
HttpResponse get_incidents(Desk& desk, const HttpRequest& request);
HttpResponse get_incident(Desk& desk, const HttpRequest& request);
HttpResponse get_queue(Desk& desk, const HttpRequest& request);

// api_search.cpp
HttpResponse get_search(Desk& desk, const HttpRequest& request);
HttpResponse get_entities(Desk& desk, const HttpRequest& request);

// api_names.cpp
HttpResponse get_names(Desk& desk, const HttpRequest& request);
HttpResponse post_preview(Desk& desk, const HttpRequest& request);

// api_log.cpp
HttpResponse get_log(Desk& desk, const HttpRequest& request);
HttpResponse post_verify(Desk& desk, const HttpRequest& request);
HttpResponse get_quarantine(Desk& desk, const HttpRequest& request);

// api_import.cpp
HttpResponse post_import(Desk& desk, const HttpRequest& request);
HttpResponse get_progress(Desk& desk, const HttpRequest& request);

// api_export.cpp
HttpResponse get_export(Desk& desk, const HttpRequest& request);
HttpResponse get_gold(Desk& desk, const HttpRequest& request);
HttpResponse get_agreement(Desk& desk, const HttpRequest& request);

}  // namespace isnad
