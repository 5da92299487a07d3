package org.courant.transformer;

import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** One batch being decoded: its caches in native memory. Not thread-safe. */
final class DecodingSession implements AutoCloseable {
  private final TorchProgram program;
  private final CachePool pool;
  private final IValue caches;
  private final IValue session;

  private DecodingSession(TorchProgram program, CachePool pool, IValue caches, IValue session) {
    this.program = program;
    this.pool = pool;
    this.caches = caches;
    this.session = session;
  }

  /** Starts decoding what the encoder made of a batch. */
  static DecodingSession open(
      TorchProgram program, CachePool pool, IValue encoded, OptionalInt shortlist) {
    IValue caches = pool.take();
    // The whole vocabulary is the first projection, shortlists follow.
    try (IValue projection = IValue.from(shortlist.isPresent() ? 1L + shortlist.getAsInt() : 0L)) {
      IValue session = program.callOnAll("open", encoded, caches, projection);
      return new DecodingSession(program, pool, caches, session);
    } catch (RuntimeException e) {
      pool.give(caches);
      throw e;
    }
  }

  /** Gives every sentence its next token, one beam each, without a search. */
  void feed(long[] tokens) {
    program
        .callOn(session, "feed", IValue.listFrom(tokens), IValue.listFrom(new long[tokens.length]))
        .close();
  }

  /** Feeds the beams' last tokens and finds the best continuations of each sentence. */
  Continuations step(StepRequest request) {
    IValue[] parts = call("step", arguments(request));
    try {
      return new Continuations(
          request.width(),
          parts[0].toDoubleArray(),
          parts[1].toLongArray(),
          parts[2].toLongArray());
    } finally {
      close(parts);
    }
  }

  /** The same for each row, with the scores of tokens that rows want. */
  RowContinuations stepRows(StepRequest request, RowTokens wanted) {
    List<IValue> arguments = arguments(request);
    arguments.add(IValue.listFrom(wanted.rows()));
    arguments.add(IValue.listFrom(wanted.tokens()));
    IValue[] parts = call("step_rows", arguments);
    try {
      return new RowContinuations(
          request.width(),
          parts[0].toDoubleArray(),
          parts[2].toLongArray(),
          parts[3].toDoubleArray());
    } finally {
      close(parts);
    }
  }

  private static List<IValue> arguments(StepRequest request) {
    return new ArrayList<>(
        List.of(
            IValue.listFrom(request.sentences()),
            IValue.listFrom(request.tokens()),
            IValue.listFrom(request.parents()),
            IValue.listFrom(request.scores()),
            IValue.listFrom(request.suppressed()),
            IValue.listFrom(request.banned().rows()),
            IValue.listFrom(request.banned().tokens()),
            IValue.listFrom(request.seen().rows()),
            IValue.listFrom(request.seen().tokens()),
            IValue.from(request.repetitionPenalty()),
            IValue.from(request.greedy()),
            IValue.from(request.renormalize()),
            IValue.from((long) request.width())));
  }

  private IValue[] call(String method, List<IValue> arguments) {
    try (IValue result = program.callOn(session, method, arguments.toArray(IValue[]::new))) {
      return result.toIValueTuple();
    }
  }

  private static void close(IValue[] parts) {
    for (IValue part : parts) {
      part.close();
    }
  }

  @Override
  public void close() {
    session.close();
    pool.give(caches);
  }
}
