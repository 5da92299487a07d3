package org.courant.cli;

import org.courant.spark.CourantVersion;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code courant --version}. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "courant " + CourantVersion.text(), "java " + Runtime.version(),
    };
  }
}
