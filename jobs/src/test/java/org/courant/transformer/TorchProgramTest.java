package org.courant.transformer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TorchProgramTest {
  @ParameterizedTest
  @EnumSource(Kernel.class)
  void libtorchReadsTheTextOfEveryKernel(Kernel kernel) {
    assertDoesNotThrow(() -> TorchProgram.load(kernel, Device.CPU).close());
  }
}
