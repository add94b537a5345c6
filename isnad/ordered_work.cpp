#include "isnad/ordered_work.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace isnad {
namespace {

constexpr size_t kHeldPerThread = 4;

struct Slot {
  std::unique_ptr<WorkItem> item;
  bool done = false;
  std::exception_ptr failure;
};

class Workers {
 public:
  Workers(unsigned threads, const WorkSteps& steps) : steps_(steps) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }
  ~Workers() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      waiting_.clear();
    }
    work_there_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void start(const std::shared_ptr<Slot>& slot) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(slot);
    }
    work_there_.notify_one();
  }
  void wait(const Slot& slot) {
    std::unique_lock lock(mutex_);
    work_done_.wait(lock, [&] { return slot.done; });
    if (slot.failure) std::rethrow_exception(slot.failure);
  }

 private:
  void run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      work_there_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      const std::shared_ptr<Slot> slot = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      std::exception_ptr failure;
      try {
        steps_.work(*slot->item);
      } catch (...) {
        failure = std::current_exception();
      }
      lock.lock();
      slot->failure = failure;
      slot->done = true;
      lock.unlock();
      work_done_.notify_all();
    }
  }

  const WorkSteps& steps_;
  std::mutex mutex_;
  std::condition_variable work_there_, work_done_;
  std::deque<std::shared_ptr<Slot>> waiting_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

void work_in_order(unsigned threads, const WorkSteps& steps) {
  if (threads <= 1) {
    while (auto item = steps.next()) {
      steps.work(*item);
      if (!steps.deliver(*item)) return;
    }
    return;
  }
  std::deque<std::shared_ptr<Slot>> held;
  Workers workers(threads, steps);
  for (bool more = true; more || !held.empty();) {
    while (more && held.size() < threads * kHeldPerThread) {
      auto item = steps.next();
      more = item != nullptr;
      if (!more) break;
      held.push_back(std::make_shared<Slot>());
      held.back()->item = std::move(item);
      workers.start(held.back());
    }
    if (held.empty()) return;
    workers.wait(*held.front());
    if (!steps.deliver(*held.front()->item)) return;
    held.pop_front();
  }
}

}  // namespace isnad
