package org.courant.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build. */
public final class CourantVersion {
  private static final String RESOURCE = "/courant.properties";

  private CourantVersion() {}

  /** The Maven version, for example {@code 0.1.0}. */
  public static String text() {
    try (InputStream stream = CourantVersion.class.getResourceAsStream(RESOURCE)) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }
}
