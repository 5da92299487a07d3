package org.courant.checkpoint;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The stack machine of Python's pickle format, protocols 2 to 4, as far as {@code torch.save} uses
 * it. It runs no code: names and calls go to the three functions it is given.
 *
 * <p>Values are String, Long, BigInteger above 8 bytes, Double, Boolean, {@link Dict}, {@code
 * List<Object>} for lists and tuples, {@link #NONE}, and whatever the functions return.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">the opcodes</a>
 */
final class PickleReader {
  /** Python's None. */
  static final Object NONE = new Object();

  /** A dict; its keys are texts and numbers only, so that looking one up always ends. */
  record Dict(Map<Object, Object> values) {
    Dict() {
      this(new LinkedHashMap<>());
    }
  }

  private static final int HIGHEST_PROTOCOL = 4;

  /** Longer numbers are no state dict's; the longest is a magic number of 10 bytes. */
  private static final int LONGEST_NUMBER = 16;

  private final Path file;
  private final ByteBuffer in;
  private final BiFunction<String, String, Object> global;
  private final BiFunction<Object, List<Object>, Object> call;
  private final UnaryOperator<Object> persistent;

  private List<Object> stack = new ArrayList<>();
  private final Deque<List<Object>> marks = new ArrayDeque<>();
  private final Map<Long, Object> memo = new HashMap<>();

  /**
   * @param file for messages
   * @param in starts with the pickle, which must end before its limit
   * @param global what a module's name stands for
   * @param call what a function returns
   * @param persistent what a persistent id stands for
   */
  PickleReader(
      Path file,
      ByteBuffer in,
      BiFunction<String, String, Object> global,
      BiFunction<Object, List<Object>, Object> call,
      UnaryOperator<Object> persistent) {
    this.file = file;
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    this.global = global;
    this.call = call;
    this.persistent = persistent;
  }

  /** The pickled value; the buffer is left behind the pickle. */
  Object read() {
    try {
      while (true) {
        int opcode = unsignedByte();
        if (opcode == '.') {
          return pop();
        }
        step(opcode);
      }
    } catch (BufferUnderflowException e) {
      throw endless();
    }
  }

  private void step(int opcode) {
    switch (opcode) {
      case 0x80 -> protocol();
      case 0x95 -> in.getLong(); // FRAME: a hint for reading ahead
      case 'c' -> push(global.apply(line(), line()));
      case 0x93 -> stackGlobal();
      case 'R' -> reduce();
      case 'b' -> build();
      case 'Q' -> push(persistent.apply(pop()));
      case 'q' -> memo.put((long) unsignedByte(), top());
      case 'r' -> memo.put(unsignedInt(), top());
      case 0x94 -> memo.put((long) memo.size(), top());
      case 'h' -> push(remembered(unsignedByte()));
      case 'j' -> push(remembered(unsignedInt()));
      case '(' -> mark();
      case '}' -> push(new Dict());
      case ')', ']' -> push(new ArrayList<>());
      case 't' -> push(toMark());
      case 0x85 -> push(popLast(1));
      case 0x86 -> push(popLast(2));
      case 0x87 -> push(popLast(3));
      case 'a' -> extend(popLast(1));
      case 'e' -> extend(toMark());
      case 's' -> putAll(popLast(2));
      case 'u' -> putAll(toMark());
      default -> constant(opcode);
    }
  }

  private void constant(int opcode) {
    switch (opcode) {
      case 'N' -> push(NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) unsignedByte());
      case 'M' -> push((long) Short.toUnsignedInt(in.getShort()));
      case 'J' -> push((long) in.getInt());
      case 0x8a -> push(longNumber(unsignedByte()));
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
      case 'X' -> push(text(unsignedInt()));
      // U and T are how Python 2 writes a text.
      case 0x8c, 'U' -> push(text(unsignedByte()));
      case 'T' -> push(text(in.getInt()));
      case 0x8d -> push(text(in.getLong()));
      default -> throw damaged("opcode 0x%02x, which no state dict needs".formatted(opcode));
    }
  }

  private void protocol() {
    int protocol = unsignedByte();
    if (protocol > HIGHEST_PROTOCOL) {
      throw damaged("its protocol is " + protocol + ", at most 4 is read");
    }
  }

  private void stackGlobal() {
    List<Object> names = popLast(2);
    if (names.get(0) instanceof String module && names.get(1) instanceof String name) {
      push(global.apply(module, name));
    } else {
      throw damaged("a global without a name");
    }
  }

  private void reduce() {
    List<Object> functionAndArguments = popLast(2);
    push(call.apply(functionAndArguments.get(0), list(functionAndArguments.get(1))));
  }

  /** Attributes of an object; the only ones in a state dict are its versions, not needed here. */
  private void build() {
    pop();
    if (!(top() instanceof Dict)) {
      throw damaged("attributes for something that is no dict");
    }
  }

  private Object remembered(long index) {
    Object value = memo.get(index);
    if (value == null) {
      throw damaged("it refers to a value it has not made");
    }
    return value;
  }

  private void mark() {
    marks.push(stack);
    stack = new ArrayList<>();
  }

  private List<Object> toMark() {
    if (marks.isEmpty()) {
      throw damaged("a mark is missing");
    }
    List<Object> values = stack;
    stack = marks.pop();
    return values;
  }

  private void extend(List<Object> values) {
    list(top()).addAll(values);
  }

  private void putAll(List<Object> keysAndValues) {
    if (!(top() instanceof Dict dict) || keysAndValues.size() % 2 != 0) {
      throw damaged("entries for something that is no dict");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      Object key = keysAndValues.get(i);
      if (!(key instanceof String || key instanceof Long)) {
        throw damaged("a dict with a key that is neither text nor number");
      }
      dict.values().put(key, keysAndValues.get(i + 1));
    }
  }

  @SuppressWarnings("unchecked") // All lists on the stack are made here.
  private List<Object> list(Object value) {
    if (value instanceof List<?> list) {
      return (List<Object>) list;
    }
    throw damaged("a list is missing");
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object top() {
    if (stack.isEmpty()) {
      throw damaged("its stack runs empty");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() {
    Object value = top();
    stack.remove(stack.size() - 1);
    return value;
  }

  private List<Object> popLast(int count) {
    if (stack.size() < count) {
      throw damaged("its stack runs empty");
    }
    List<Object> last = stack.subList(stack.size() - count, stack.size());
    List<Object> values = new ArrayList<>(last);
    last.clear();
    return values;
  }

  private int unsignedByte() {
    return Byte.toUnsignedInt(in.get());
  }

  private long unsignedInt() {
    return Integer.toUnsignedLong(in.getInt());
  }

  /** Two's complement, lowest byte first. */
  private Object longNumber(int length) {
    if (length > LONGEST_NUMBER) {
      throw damaged("a number of " + length + " bytes");
    }
    byte[] highestFirst = new byte[length];
    for (int i = length - 1; i >= 0; i--) {
      highestFirst[i] = in.get();
    }
    BigInteger number = length == 0 ? BigInteger.ZERO : new BigInteger(highestFirst);
    return length > Long.BYTES ? number : (Object) number.longValue();
  }

  private String text(long length) {
    if (length < 0 || length > in.remaining()) {
      throw endless();
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String line() {
    int start = in.position();
    while (in.get() != '\n') {}
    byte[] bytes = new byte[in.position() - start - 1];
    in.get(start, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private CheckpointException endless() {
    return damaged("it has not ended by byte " + in.limit());
  }

  private CheckpointException damaged(String reason) {
    return new CheckpointException(
        file, "its pickle cannot be read at byte " + in.position() + ": " + reason);
  }
}
