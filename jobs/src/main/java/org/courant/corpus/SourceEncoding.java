package org.courant.corpus;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the bytes of a file spell its text.
 *
 * <p>What counts, in this order: a byte order mark; the charset of the options; NUL bytes in the
 * rhythm of UTF-16 or UTF-32; the charset an HTML page declares; UTF-8, if the bytes are; a
 * multi-byte East Asian or a Cyrillic charset that ICU recognizes. A single-byte Latin charset is
 * never guessed: any bytes would pass for it.
 *
 * @param charset the charset
 * @param markBytes length of the byte order mark
 */
record SourceEncoding(Charset charset, int markBytes) {
  /** How many bytes the choice looks at when a file is read as a stream. */
  static final int HEAD_BYTES = 1 << 16;

  /** Metadata key that notes a conversion. */
  static final String CHARSET_KEY = "courant.charset";

  private static final Set<String> RECOGNIZED =
      Set.of(
          "Shift_JIS",
          "EUC-JP",
          "EUC-KR",
          "GB18030",
          "Big5",
          "windows-1251",
          "KOI8-R",
          "ISO-8859-5",
          "IBM866");
  private static final Set<UnicodeScript> SCRIPTS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.CYRILLIC);

  /**
   * Of ICU's 100. It gives Cyrillic text of any length 30 to 40, with the next guess far below, and
   * East Asian text near 100; that the letters are of such a script is checked besides.
   */
  private static final int LEAST_CONFIDENCE = 30;

  /** How far the best guess must lead. */
  private static final int LEAST_LEAD = 12;

  private static final int LEAST_LETTERS = 12;

  /** Labels that browsers read as windows-1252. */
  private static final Set<String> LATIN = Set.of("iso-8859-1", "latin1", "us-ascii", "ascii");

  /** Chooses by the first bytes of a file, or by all of them. */
  static SourceEncoding of(byte[] head, boolean whole, Optional<String> label, ReadOptions options)
      throws UnreadableException {
    Optional<FileSignature> signature = FileSignature.of(head);
    if (signature.isPresent()) {
      throw binary("looks like " + signature.get().description());
    }
    Optional<SourceEncoding> marked = marked(head);
    if (marked.isPresent()) {
      return marked.get();
    }
    Optional<Charset> declared = options.declaredCharset();
    if (declared.isPresent()) {
      return new SourceEncoding(declared.get(), 0);
    }
    Optional<Charset> wide = wide(head);
    if (wide.isPresent()) {
      return new SourceEncoding(wide.get(), 0);
    }
    int nul = indexOf(head, (byte) 0);
    if (nul >= 0) {
      throw binary("holds a NUL at byte " + nul);
    }
    Utf8Scan scan = Utf8Scan.of(head, 0);
    boolean valid = scan.malformed() == 0 && !(whole && scan.cutOff());
    if (!valid && controls(head) * 20 > head.length) {
      throw binary("is full of control characters");
    }
    if (label.isPresent() && !(valid && scan.multiByte() > 0)) {
      return new SourceEncoding(labelled(label.get()), 0);
    }
    // A stray pair of letters of another charset may look like UTF-8; a text in UTF-8 with one
    // damaged byte must not pass for another charset.
    if (!valid && scan.multiByte() * 4 < scan.malformed()) {
      Optional<Charset> recognized = recognized(head);
      if (recognized.isPresent()) {
        return new SourceEncoding(recognized.get(), 0);
      }
    }
    return new SourceEncoding(StandardCharsets.UTF_8, 0);
  }

  boolean utf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** The note for the metadata: the charset if it is not UTF-8. */
  Map<String, String> note() {
    return utf8() ? Map.of() : Map.of(CHARSET_KEY, charset.name());
  }

  CharsetDecoder decoder() {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The text of a whole file. */
  String decode(byte[] bytes) throws UnreadableException {
    return decode(bytes, markBytes, 1, 0);
  }

  /**
   * The text of bytes from the middle of a file.
   *
   * @param line line of the first byte
   * @param offset offset of the first byte in the file
   */
  String decode(byte[] bytes, int from, long line, long offset) throws UnreadableException {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharsetDecoder decoder = decoder();
    CharBuffer out =
        CharBuffer.allocate((int) Math.ceil((double) in.remaining() * decoder.maxCharsPerByte()));
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      result = decoder.flush(out);
    }
    out.flip();
    if (result.isError()) {
      long lines = out.chars().filter(c -> c == '\n').count();
      int at = in.position();
      throw badEncoding(bytes, from, at, line + lines, offset + at);
    }
    return out.toString();
  }

  private UnreadableException badEncoding(byte[] bytes, int from, int at, long line, long offset) {
    String found =
        "Cannot read byte "
            + offset
            + " in line "
            + line
            + (at < bytes.length ? String.format(Locale.ROOT, " (0x%02X)", bytes[at]) : "")
            + " as "
            + charset.name();
    String advice;
    if (!utf8()) {
      advice = "; name the right charset with --charset or save the file as UTF-8";
    } else {
      Utf8Scan scan = Utf8Scan.of(bytes, from);
      if (scan.multiByte() > 0 && scan.multiByte() >= scan.malformed()) {
        advice =
            "; the text around it is UTF-8, so it looks damaged there: repair it, or pass"
                + " --charset windows-1252 if it is not UTF-8 at all";
      } else {
        String guess = guess(Arrays.copyOfRange(bytes, from, bytes.length));
        advice = "; it looks like " + guess + ": save it as UTF-8, or pass --charset " + guess;
      }
    }
    return new UnreadableException(ReadFailure.BAD_ENCODING, line, found + advice);
  }

  /** What the bytes look like; any single-byte Latin charset goes by its most common name. */
  private static String guess(byte[] bytes) {
    CharsetMatch[] matches = matches(bytes);
    String name = matches.length == 0 ? "" : matches[0].getName();
    return RECOGNIZED.contains(name) ? name : "windows-1252";
  }

  /** The guesses of ICU, best first. */
  private static CharsetMatch[] matches(byte[] bytes) {
    byte[] head = bytes.length > HEAD_BYTES ? Arrays.copyOf(bytes, HEAD_BYTES) : bytes;
    return new CharsetDetector().setText(head).detectAll();
  }

  private static UnreadableException binary(String what) {
    return new UnreadableException(
        ReadFailure.BINARY,
        null,
        "The file "
            + what
            + " and is no text; take it out of the corpus or extract its text first");
  }

  private static Optional<SourceEncoding> marked(byte[] head) {
    if (starts(head, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(new SourceEncoding(Charset.forName("UTF-32LE"), 4));
    }
    if (starts(head, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(new SourceEncoding(Charset.forName("UTF-32BE"), 4));
    }
    if (starts(head, 0xFF, 0xFE)) {
      return Optional.of(new SourceEncoding(StandardCharsets.UTF_16LE, 2));
    }
    if (starts(head, 0xFE, 0xFF)) {
      return Optional.of(new SourceEncoding(StandardCharsets.UTF_16BE, 2));
    }
    if (starts(head, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(new SourceEncoding(StandardCharsets.UTF_8, 3));
    }
    return Optional.empty();
  }

  private static boolean starts(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 or UTF-32 without a mark, known by where its NUL bytes stand in mostly Latin text. */
  private static Optional<Charset> wide(byte[] head) {
    int units = head.length / 4;
    if (units == 0) {
      return Optional.empty();
    }
    int[] nul = new int[4];
    for (int i = 0; i < units * 4; i++) {
      nul[i % 4] += head[i] == 0 ? 1 : 0;
    }
    Charset charset = null;
    if (most(nul[1], units) && most(nul[2], units) && most(nul[3], units) && few(nul[0], units)) {
      charset = Charset.forName("UTF-32LE");
    } else if (most(nul[0], units)
        && most(nul[1], units)
        && most(nul[2], units)
        && few(nul[3], units)) {
      charset = Charset.forName("UTF-32BE");
    } else if (most(nul[1] + nul[3], units * 2) && few(nul[0] + nul[2], units * 2)) {
      charset = StandardCharsets.UTF_16LE;
    } else if (most(nul[0] + nul[2], units * 2) && few(nul[1] + nul[3], units * 2)) {
      charset = StandardCharsets.UTF_16BE;
    }
    if (charset == null) {
      return Optional.empty();
    }
    String text = new String(head, 0, units * 4, charset);
    long strange = text.chars().filter(c -> c < ' ' && !Character.isWhitespace(c)).count();
    return strange * 50 > text.length() ? Optional.empty() : Optional.of(charset);
  }

  private static boolean most(int count, int of) {
    return count * 2 > of;
  }

  private static boolean few(int count, int of) {
    return count * 50 <= of;
  }

  private static int indexOf(byte[] bytes, byte wanted) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int controls(byte[] head) {
    int controls = 0;
    for (byte b : head) {
      controls += (b >= 0 && b < ' ' && !Character.isWhitespace(b)) || b == 0x7F ? 1 : 0;
    }
    return controls;
  }

  private static Charset labelled(String label) throws UnreadableException {
    String name = label.toLowerCase(Locale.ROOT);
    if (LATIN.contains(name)) {
      return Charset.forName("windows-1252");
    }
    if (name.startsWith("utf-16") || name.startsWith("utf-32")) {
      // The declaration was readable byte by byte, so it is wrong; browsers take UTF-8 too.
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(
          ReadFailure.BAD_ENCODING,
          1L,
          "The page declares the unknown charset " + label + "; name the right one with --charset");
    }
  }

  private static Optional<Charset> recognized(byte[] head) {
    CharsetMatch[] matches = matches(head);
    if (matches.length == 0) {
      return Optional.empty();
    }
    CharsetMatch match = matches[0];
    int next = matches.length > 1 ? matches[1].getConfidence() : 0;
    if (match.getConfidence() < LEAST_CONFIDENCE
        || match.getConfidence() - next < LEAST_LEAD
        || !RECOGNIZED.contains(match.getName())
        || !Charset.isSupported(match.getName())) {
      return Optional.empty();
    }
    Charset charset = Charset.forName(match.getName());
    String text = new String(head, charset);
    long foreign =
        text.codePoints().filter(c -> c > 0x7F && SCRIPTS.contains(UnicodeScript.of(c))).count();
    long other = text.codePoints().filter(c -> c > 0x7F && Character.isLetter(c)).count() - foreign;
    long letters = text.codePoints().filter(Character::isLetter).count();
    boolean likely = foreign >= LEAST_LETTERS && foreign * 4 > letters && other * 10 < foreign;
    return likely ? Optional.of(charset) : Optional.empty();
  }
}
