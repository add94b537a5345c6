// How does the browser of this desktop get the link? The words of a program can be read by every
// user of the machine, so the link is not among them: the browser is given a file that leads on to
// it, which its owner alone may read, and which goes when the link was used.
#pragma once

#include <string>

#include "isnad/base/result.hpp"

namespace isnad {

class BrowserDoor {
 public:
  // `ledger`: beside it the file is laid, where browsers that are shut in may read, too.
  explicit BrowserDoor(const std::string& ledger);
  // Takes the file away.
  ~BrowserDoor();
  BrowserDoor(const BrowserDoor&) = delete;
  BrowserDoor& operator=(const BrowserDoor&) = delete;

  // Asks the desktop to show the page behind the link. Nothing is said where there is none, or no
  // file can be laid: the link is printed, too.
  void open(const std::string& link);
  void close();

 private:
  std::string file_;
  bool open_ = false;
};

}  // namespace isnad
