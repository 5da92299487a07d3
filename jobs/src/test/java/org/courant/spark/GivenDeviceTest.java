package org.courant.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.apache.spark.resource.ResourceInformation;
import org.courant.inference.Computation;
import org.courant.inference.Precision;
import org.courant.transformer.Device;
import org.junit.jupiter.api.Test;

class GivenDeviceTest {
  private static final Device ASKED = Device.parse("cuda");

  @Test
  void sparkSaysWhichDeviceATaskHas() {
    assertEquals(Device.cuda(3), GivenDevice.of(ASKED, resources("3")));
    assertEquals(Device.cuda(0), GivenDevice.of(ASKED, Map.of()));
  }

  @Test
  void whoNamesADeviceGetsIt() {
    assertEquals(Device.cuda(1), GivenDevice.of(Device.cuda(1), resources("3")));
    assertEquals(Device.CPU, GivenDevice.of(Device.CPU, resources("3")));
  }

  @Test
  void anAddressThatIsNoIndexIsNamed() {
    assertEquals(
        "Invalid address of a gpu: GPU-5f3c, the discovery script must name devices by their index",
        assertThrows(
                IllegalArgumentException.class, () -> GivenDevice.of(ASKED, resources("GPU-5f3c")))
            .getMessage());
  }

  @Test
  void everyDeviceHasAModelOfItsOwn() {
    assertNotEquals(location(Device.cuda(0)).key(), location(Device.cuda(1)).key());
    assertEquals(location(Device.cuda(0)).key(), location(ASKED).key());
  }

  private static BundleLocation location(Device device) {
    return new BundleLocation(
        new ModelPlace.Embedded(), "0", new Computation(Precision.BFLOAT16, device));
  }

  private static Map<String, ResourceInformation> resources(String address) {
    return Map.of("gpu", new ResourceInformation("gpu", new String[] {address}));
  }
}
