#ifndef SUBTRACTION_H
#define SUBTRACTION_H

#include <stddef.h>
#include <stdint.h>

/// Adds up sums[high[i]] - sums[low[i]] over all i: what a count of working days comes down to.
/// Places must lie within the table; nothing is checked.
uint64_t sum_of_subtractions(
    const uint16_t *sums, const uint32_t *low, const uint32_t *high, size_t count);

#endif
