#include "subtraction.h"

uint64_t sum_of_subtractions(
    const uint16_t *sums, const uint32_t *low, const uint32_t *high, size_t count) {
  uint64_t total = 0;
  for (size_t i = 0; i < count; i++) {
    total += (uint64_t)(sums[high[i]] - sums[low[i]]);
  }
  return total;
}
