// Was the program asked to stop? It does so between two documents.
#pragma once

namespace isnad {

// From now on SIGINT and SIGTERM are noted, and a closed pipe is an error of writing, not a signal.
void watch_signals();
// The signal that came, or 0.
int signal_received();

}  // namespace isnad
