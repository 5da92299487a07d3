package org.courant.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.courant.inference.CacheFolder;
import org.courant.translation.SelfTestFile;
import org.courant.translation.SelfTestVerdict;

/**
 * What the shell hands to a command beside its arguments; tests hand over their own.
 *
 * @param variables the environment
 * @param home the user's home folder
 * @param in standard input
 */
record Shell(Map<String, String> variables, Path home, InputStream in) {
  Shell {
    variables = Map.copyOf(variables);
  }

  /** What the self-test said of a model on this machine. */
  Optional<SelfTestVerdict> selfTest(String modelSha256) {
    return new SelfTestFile(courantCache()).read(modelSha256);
  }

  /** Courant's own cache folder. */
  Path courantCache() {
    return CacheFolder.of(variables, home);
  }

  /** The shell that started this JVM. */
  static Shell real() {
    return new Shell(
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        new FileInputStream(FileDescriptor.in));
  }
}
