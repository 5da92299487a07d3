package org.courant;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * Damages bytes at random places: changed, cut out, doubled, or replaced by what formats are made
 * of. The same seed gives the same damage.
 *
 * <p>{@code -Dcourant.mutants=20000 -Dcourant.seed=7} asks for more of them, and for others.
 */
public final class Mutants {
  private static final long FIRST_SEED = Long.getLong("courant.seed", 0);

  /** Where headers and directories lie. */
  private static final int END = 2_048;

  private final List<String> tokens;

  /** Damage with the signs of some formats. */
  public Mutants(String... tokens) {
    this.tokens = List.of(tokens);
  }

  /** Seeds for one after the other, as many as a test takes unless more are asked for. */
  public static void seeds(int usual, LongConsumer test) {
    int count = Integer.getInteger("courant.mutants", usual);
    for (long seed = FIRST_SEED; seed < FIRST_SEED + count; seed++) {
      test.accept(seed);
    }
  }

  /** The same bytes, damaged at one to four places. */
  public byte[] of(byte[] bytes, long seed) {
    Random random = new Random(seed);
    byte[] mutant = bytes;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int from = place(mutant.length, random);
      int to = Math.min(mutant.length, from + random.nextInt(20));
      byte[] between =
          switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> repeated(Arrays.copyOfRange(mutant, from, to), 1 + random.nextInt(40));
            case 3 -> tokens.get(random.nextInt(tokens.size())).getBytes(StandardCharsets.UTF_8);
            case 4 -> extreme(to - from, random);
            default -> flipped(Arrays.copyOfRange(mutant, from, to), random);
          };
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(mutant, 0, from);
      out.writeBytes(between);
      out.write(mutant, to, mutant.length - to);
      mutant = out.toByteArray();
    }
    return mutant;
  }

  /** Headers and directories more often than what lies between. */
  private static int place(int length, Random random) {
    int end = Math.min(length, END);
    return switch (random.nextInt(4)) {
      case 0, 1 -> random.nextInt(end + 1);
      case 2 -> length - random.nextInt(end + 1);
      default -> random.nextInt(length + 1);
    };
  }

  private static byte[] repeated(byte[] bytes, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  /** The largest and the least numbers of some width. */
  private static byte[] extreme(int length, Random random) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) (random.nextBoolean() ? 0xFF : 0));
    if (length > 0 && random.nextBoolean()) {
      bytes[length - 1] = random.nextBoolean() ? (byte) 0x7F : (byte) 0x80;
    }
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    if (bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }
}
