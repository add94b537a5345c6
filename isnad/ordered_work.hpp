// How are documents worked on by several threads and still delivered in order?
#pragma once

#include <functional>
#include <memory>

namespace isnad {

// One piece of work, and what came of it. Commands derive from it.
struct WorkItem {
  virtual ~WorkItem() = default;
};

struct WorkSteps {
  std::function<std::unique_ptr<WorkItem>()>
      next;                             // the next item, or null at the end; called by one thread
  std::function<void(WorkItem&)> work;  // called by any thread; must not touch anything shared
  std::function<bool(WorkItem&)> deliver;  // in the order of next(); false stops the work
};

// Runs the steps with `threads` workers (1: none but the caller). At most a few items per thread
// are held.
void work_in_order(unsigned threads, const WorkSteps& steps);

}  // namespace isnad
