package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrecisionTest {
  @Test
  void aProcessorGetsWhatItHasInstructionsFor() {
    assertEquals(Precision.INT8, Precision.fastest(Set.of("avx2", "avx512_vnni", "avx512_bf16")));
    assertEquals(Precision.INT8, Precision.fastest(Set.of("amx_int8")));
    assertEquals(Precision.BFLOAT16, Precision.fastest(Set.of("avx512f", "avx512_bf16")));
    assertEquals(Precision.FLOAT32, Precision.fastest(Set.of("avx2", "avx512f")));
    assertEquals(Precision.FLOAT32, Precision.fastest(Set.of()));
  }

  @Test
  void flagsAreThoseOfTheFirstProcessor() {
    assertEquals(
        Set.of("fpu", "avx2"),
        ProcessorFlags.parse(
            List.of("processor\t: 0", "flags\t\t: fpu avx2", "", "flags\t\t: fpu")));
    assertEquals(Set.of(), ProcessorFlags.parse(List.of("Features\t: asimd bf16")));
  }

  @Test
  void automaticNeverStaysAutomatic() {
    assertNotEquals(Precision.AUTO, Precision.AUTO.resolved());
    assertEquals(Precision.BFLOAT16, Precision.BFLOAT16.resolved());
  }
}
