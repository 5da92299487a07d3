package org.courant.transformer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
  @ParameterizedTest
  @ValueSource(strings = {"cpu", "cuda", "cuda:0", "cuda:12"})
  void aLabelIsReadAsWhatItSays(String label) {
    assertEquals(label, Device.parse(label).label());
  }

  @Test
  void caseAndSpacesDoNotMatter() {
    assertEquals(Device.cuda(1), Device.parse(" CUDA:1 "));
    assertTrue(Device.parse("Cuda").isGiven());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gpu", "cuda:", "cuda:-1", "cuda:1000", "cpu:0"})
  void anythingElseIsRefused(String text) {
    assertEquals(
        "Invalid device: " + text + ", must be cpu, cuda, or one of several as in cuda:1",
        assertThrows(IllegalArgumentException.class, () -> Device.parse(text)).getMessage());
  }
}
