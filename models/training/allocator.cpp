// Keeps the memory of freed tensors by size, for the next tensor of that size; see allocator.py.

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <mutex>
#include <new>
#include <unordered_map>
#include <vector>

namespace {

// Tensors begin behind their block's size, aligned as torch has them.
constexpr size_t ALIGNMENT = 64;

class KeepingAllocator final : public c10::Allocator {
 public:
  explicit KeepingAllocator(size_t limit) : limit_(limit) {}

  c10::DataPtr allocate(size_t bytes) override {
    void* data = bytes == 0 ? nullptr : take(rounded(bytes + ALIGNMENT));
    return {data, data, &give_back, c10::DeviceType::CPU};
  }

  c10::DeleterFnPtr raw_deleter() const override { return &give_back; }

  void copy_data(void* to, const void* from, size_t bytes) const override { default_copy_data(to, from, bytes); }

  static KeepingAllocator* instance;

 private:
  // Eighths of a power of two: few sizes, and at most an eighth of a block unused.
  static size_t rounded(size_t bytes) {
    size_t step = std::max(ALIGNMENT, std::bit_ceil(bytes) / 16);
    return (bytes + step - 1) / step * step;
  }

  void* take(size_t size) {
    void* block = spare(size);
    if (block == nullptr && posix_memalign(&block, ALIGNMENT, size) != 0) {
      throw std::bad_alloc();
    }
    *static_cast<size_t*>(block) = size;
    return static_cast<char*>(block) + ALIGNMENT;
  }

  void* spare(size_t size) {
    std::lock_guard<std::mutex> guard(lock_);
    std::vector<void*>& blocks = spares_[size];
    if (blocks.empty()) {
      return nullptr;
    }
    void* block = blocks.back();
    blocks.pop_back();
    kept_ -= size;
    return block;
  }

  static void give_back(void* data) {
    if (data != nullptr) {
      instance->keep(static_cast<char*>(data) - ALIGNMENT);
    }
  }

  void keep(void* block) {
    size_t size = *static_cast<size_t*>(block);
    std::lock_guard<std::mutex> guard(lock_);
    if (kept_ + size > limit_) {
      drop();
    }
    spares_[size].push_back(block);
    kept_ += size;
  }

  void drop() {
    for (auto& [size, blocks] : spares_) {
      for (void* block : blocks) {
        free(block);
      }
      blocks.clear();
    }
    kept_ = 0;
  }

  const size_t limit_;
  size_t kept_ = 0;
  std::mutex lock_;
  std::unordered_map<size_t, std::vector<void*>> spares_;
};

KeepingAllocator* KeepingAllocator::instance = nullptr;

}  // namespace

// limit: bytes of freed tensors; beyond them all go back to glibc.
extern "C" void keep_freed_memory(size_t limit) {
  KeepingAllocator::instance = new KeepingAllocator(limit);
  c10::SetCPUAllocator(KeepingAllocator::instance);
}
