package org.courant.spark;

import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.courant.transformer.Device;

/** The CUDA device that Spark's resource scheduling gave the task of this thread. */
final class GivenDevice {
  /** Spark's name for graphics processors. */
  private static final String GPU = "gpu";

  private GivenDevice() {}

  /** The device asked for; where that is whichever is given, the one that is. */
  static Device of(Device asked) {
    TaskContext task = TaskContext.get();
    return of(asked, task == null ? Map.of() : task.resourcesJMap());
  }

  /** The same for a task with these resources; the first device where Spark gives none. */
  static Device of(Device asked, Map<String, ResourceInformation> resources) {
    if (!asked.isGiven()) {
      return asked;
    }
    ResourceInformation given = resources.get(GPU);
    if (given == null) {
      return asked.orFirst();
    }
    String address = given.addresses()[0];
    if (!address.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(
          "Invalid address of a gpu: "
              + address
              + ", the discovery script must name devices by their index");
    }
    return Device.cuda(Integer.parseInt(address));
  }
}
