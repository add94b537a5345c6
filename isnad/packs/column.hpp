// An array that grows while packs load and is read in place, out of an image of the packs,
// afterwards (image.hpp).
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace isnad {

// Elements are plain: bytes that mean the same wherever they lie. A column over foreign memory is
// constant.
template <typename T>
class Column {
 public:
  using value_type = T;
  static_assert(std::is_trivially_destructible_v<T>);

  Column() = default;
  Column(const Column& other) : own_(other.own_), begin_(other.begin_), size_(other.size_) {
    if (other.owns()) begin_ = own_.data();
  }
  Column(Column&& other) noexcept { swap(other); }
  Column& operator=(Column other) noexcept {
    swap(other);
    return *this;
  }
  ~Column() = default;

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T* begin() const { return begin_; }
  const T* end() const { return begin_ + size_; }
  const T& operator[](size_t i) const { return begin_[i]; }

  // To write to, while the column grows; foreign memory cannot be written to.
  T* begin() { return const_cast<T*>(begin_); }
  T* end() { return begin() + size_; }
  T& operator[](size_t i) { return begin()[i]; }
  T& back() { return begin()[size_ - 1]; }

  void push_back(T value) {
    own_.push_back(std::move(value));
    note();
  }
  void resize(size_t size) {
    own_.resize(size);
    note();
  }
  template <typename Iterator>
  void append(Iterator first, Iterator last) {
    own_.insert(own_.end(), first, last);
    note();
  }

  // From now on these elements, which outlive the column.
  void read_in_place(const T* first, size_t size) {
    own_.clear();
    begin_ = first;
    size_ = size;
  }

 private:
  bool owns() const { return !own_.empty(); }
  void note() {
    begin_ = own_.data();
    size_ = own_.size();
  }
  void swap(Column& other) noexcept {
    own_.swap(other.own_);
    std::swap(begin_, other.begin_);
    std::swap(size_, other.size_);
  }

  std::vector<T> own_;
  const T* begin_ = nullptr;
  size_t size_ = 0;
};

}  // namespace isnad
