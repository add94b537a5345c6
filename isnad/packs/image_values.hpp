// How does a value become part of an image, and a value again? Each structure that is no plain
// memory has a function
//
//   template <typename Visit> void describe(Trigger& x, Visit& visit) {
//     auto& [row, parts, type] = x;  // does not compile once a field is missing
//     visit(row, parts, type);
//   }
//
// and both directions go through it. Plain structures, which hold no pointers and nothing that
// does, are copied as they are; columns are read in place, their PackTexts included.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "isnad/packs/column.hpp"
#include "isnad/packs/image.hpp"
#include "isnad/packs/pack_text.hpp"

namespace isnad {

template <typename T>
struct IsColumn : std::false_type {};
template <typename T>
struct IsColumn<Column<T>> : std::true_type {};

template <typename T>
concept PlainValue = std::is_trivially_copyable_v<T>;
template <typename T>
concept ListValue = requires(T list) {
  list.resize(1);
};
template <typename T>
concept MapValue = requires {
  typename T::mapped_type;
};
template <typename T>
concept SetValue = requires {
  typename T::key_type;
};
template <typename T, typename Visit>
concept DescribesItself = requires(T& x, Visit& visit) {
  x.describe(visit);
};

class ImageWriter {
 public:
  template <typename... Parts>
  void operator()(Parts&... parts) {
    (put(parts), ...);
  }
  // The body, once everything was put.
  ImageBody finish();

 private:
  struct TextPlace {
    size_t at;    // of the PackText, in the columns
    size_t text;  // of its characters, in the texts
    size_t size;
  };

  template <typename T>
  void put(T& x) {
    if constexpr (IsColumn<T>::value) {
      put_column(x);
    } else if constexpr (PlainValue<T>) {
      values_.append(reinterpret_cast<const char*>(&x), sizeof x);
    } else if constexpr (MapValue<T>) {
      put_size(x.size());
      for (auto& [key, value] : x) (*this)(const_cast<typename T::key_type&>(key), value);
    } else if constexpr (SetValue<T>) {
      put_size(x.size());
      for (auto& key : x) put(const_cast<typename T::key_type&>(key));
    } else if constexpr (ListValue<T>) {
      put_size(x.size());
      if constexpr (PlainValue<typename T::value_type>) {
        values_.append(reinterpret_cast<const char*>(x.data()),
                       x.size() * sizeof(typename T::value_type));
      } else {
        for (auto& item : x) put(item);
      }
    } else if constexpr (DescribesItself<T, ImageWriter>) {
      x.describe(*this);
    } else {
      describe(x, *this);
    }
  }

  template <typename T>
  void put_column(Column<T>& column) {
    columns_.resize((columns_.size() + 63) / 64 * 64);
    const size_t at = columns_.size();
    put_size(at);
    put_size(column.size());
    columns_.append(reinterpret_cast<const char*>(column.begin()), column.size() * sizeof(T));
    if constexpr (!PlainValue<T>) {
      const char* const first = reinterpret_cast<const char*>(column.begin());
      auto note = [&](auto&... parts) { (note_text(at, first, parts), ...); };
      for (T& row : column) describe(row, note);
    }
  }

  template <typename T>
  void note_text(size_t column, const char* first, const T& part) {
    static_assert(PlainValue<T> || std::is_same_v<T, PackText>, "a row of a column is plain");
    if constexpr (std::is_same_v<T, PackText>) {
      const auto offset = static_cast<size_t>(reinterpret_cast<const char*>(&part) - first);
      places_.push_back({column + offset, text(part), part.size()});
    }
  }

  void put_size(uint64_t size) { put(size); }
  // Where these characters stand among the texts; equal ones stand there once.
  size_t text(std::string_view characters);

  std::string columns_;
  std::string texts_;
  std::string values_;
  std::vector<TextPlace> places_;
  std::unordered_map<std::string, size_t> known_;
};

class ImageReader {
 public:
  explicit ImageReader(const Image& image) : columns_(image.columns()), rest_(image.values()) {}

  template <typename... Parts>
  void operator()(Parts&... parts) {
    (get(parts), ...);
  }
  // Was everything there that was asked for, and nothing else?
  bool is_complete() const { return sound_ && rest_.empty(); }

 private:
  template <typename T>
  void get(T& x) {
    if constexpr (IsColumn<T>::value) {
      get_column(x);
    } else if constexpr (PlainValue<T>) {
      take(&x, sizeof x);
    } else if constexpr (MapValue<T>) {
      for (uint64_t i = size_of_items(1); i > 0; --i) {
        typename T::key_type key{};
        get(key);
        get(x[std::move(key)]);
      }
    } else if constexpr (SetValue<T>) {
      for (uint64_t i = size_of_items(1); i > 0; --i) {
        typename T::key_type key{};
        get(key);
        x.insert(std::move(key));
      }
    } else if constexpr (ListValue<T>) {
      get_list(x);
    } else if constexpr (DescribesItself<T, ImageReader>) {
      x.describe(*this);
    } else {
      describe(x, *this);
    }
  }

  template <typename T>
  void get_list(T& x) {
    using Item = typename T::value_type;
    if constexpr (PlainValue<Item>) {
      x.resize(size_of_items(sizeof(Item)));
      take(x.data(), x.size() * sizeof(Item));
    } else {
      x.resize(size_of_items(1));
      for (Item& item : x) get(item);
    }
  }

  template <typename T>
  void get_column(Column<T>& column) {
    uint64_t at = 0;
    uint64_t size = 0;
    (*this)(at, size);
    sound_ = sound_ && at <= columns_.size() && size <= (columns_.size() - at) / sizeof(T);
    if (sound_) column.read_in_place(reinterpret_cast<const T*>(columns_.data() + at), size);
  }

  // A number of items of which each takes at least so many bytes; 0 when there is no room for them.
  uint64_t size_of_items(size_t item) {
    uint64_t size = 0;
    get(size);
    sound_ = sound_ && size <= rest_.size() / item;
    return sound_ ? size : 0;
  }

  void take(void* out, size_t size) {
    sound_ = sound_ && size <= rest_.size();
    if (!sound_ || size == 0) return;
    std::memcpy(out, rest_.data(), size);
    rest_.remove_prefix(size);
  }

  std::string_view columns_;
  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace isnad
