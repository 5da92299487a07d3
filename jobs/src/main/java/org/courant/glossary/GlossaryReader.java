package org.courant.glossary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads glossaries: {@code .csv}, {@code .tsv} and {@code .tbx}. */
public final class GlossaryReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private GlossaryReader() {}

  /**
   * Reads a file.
   *
   * @throws InvalidGlossaryException if it cannot be used, with its line and column
   */
  public static Glossary read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidGlossaryException(file.toString(), "is no file");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return read(file.toString(), stream);
    } catch (IOException e) {
      throw new InvalidGlossaryException(file.toString(), "cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads a stream; the end of the name tells the format. */
  public static Glossary read(String name, InputStream stream) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv")) {
      return new TableReader(name, ',').read(text(name, stream));
    }
    if (lower.endsWith(".tsv")) {
      return new TableReader(name, '\t').read(text(name, stream));
    }
    if (lower.endsWith(".tbx")) {
      return new TbxReader(name).read(bytes(name, stream));
    }
    throw new InvalidGlossaryException(name, "must end in .csv, .tsv or .tbx to tell its format");
  }

  private static byte[] bytes(String name, InputStream stream) throws IOException {
    byte[] bytes = stream.readNBytes(GlossaryLimits.BYTES + 1);
    if (bytes.length > GlossaryLimits.BYTES) {
      throw new InvalidGlossaryException(
          name, "is longer than %d MiB".formatted(GlossaryLimits.BYTES >> 20));
    }
    return bytes;
  }

  private static String text(String name, InputStream stream) throws IOException {
    byte[] bytes = bytes(name, stream);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidGlossaryException(name, "is not UTF-8; save it as UTF-8", e);
    }
  }
}
