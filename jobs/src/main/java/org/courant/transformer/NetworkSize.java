package org.courant.transformer;

import org.courant.checkpoint.CheckpointFolder;
import org.courant.checkpoint.ModelConfig;
import org.courant.checkpoint.StoredType;
import org.courant.checkpoint.TensorStore;

/**
 * How much native memory a network takes, told by its settings and the headers of its weights:
 * nothing is loaded. Follows what {@code seq2seq.ts.py} keeps; small tensors are left out.
 */
public final class NetworkSize {
  /** The network keeps projections on the vocabulary in whole blocks of so many tokens. */
  private static final int BLOCK = 128;

  /** Attention counts slots in whole blocks of so many. */
  private static final int SLOTS = 16;

  /** Decoder steps for which a cache is made at once. */
  private static final int STEPS = 8;

  /** A cache that grows gets a quarter more than it needs. */
  private static final double SPARE = 1.25;

  private final Architecture architecture;
  private final long targetRows;
  private final int stateWidth;
  private final long weightWidth;
  private final long parameters;
  private final long storedBytes;
  private final long convertedBytes;
  private final long weightBytes;
  private final long innerWidth;

  private NetworkSize(
      Architecture architecture, ModelConfig config, TensorStore weights, Kernel kernel) {
    this.architecture = architecture;
    this.stateWidth = kernel.half() ? Short.BYTES : Float.BYTES;
    this.weightWidth = bytesOfWeight(kernel);
    long sourceRows = config.integer("vocab_size");
    this.targetRows = config.integer("decoder_vocab_size", config.integer("vocab_size"));
    long smallerTable = Math.min(sourceRows, targetRows);
    long layers = 0;
    long all = 0;
    long stored = 0;
    long converted = 0;
    long widest = architecture.width();
    for (String name : weights.names()) {
      long[] shape = weights.shape(name);
      long values = weights.bytes(name) / weights.type(name).width();
      all += values;
      stored += weights.bytes(name);
      converted += weights.type(name) == StoredType.FLOAT32 ? 0 : values * Float.BYTES;
      boolean table = isProduct(shape) && shape[0] >= smallerTable;
      if (!table && isProduct(shape)) {
        layers += values;
        widest = Math.max(widest, Math.max(shape[0], shape[1]));
      }
    }
    this.parameters = all;
    this.storedBytes = stored;
    this.convertedBytes = converted;
    this.innerWidth = widest;
    boolean shared = config.flag("share_encoder_decoder_embeddings", true);
    long tables = (sourceRows + (shared ? 0 : targetRows)) * architecture.width() * Float.BYTES;
    long products = layers + padded(targetRows, BLOCK) * architecture.width();
    this.weightBytes = tables + products * weightWidth;
  }

  /** Whether a tensor takes states to or from a layer, as embeddings do too. */
  private boolean isProduct(long[] shape) {
    return shape.length == 2
        && (shape[0] == architecture.width() || shape[1] == architecture.width());
  }

  /** Reads the headers of a checkpoint; one that cannot run is an IllegalArgumentException. */
  public static NetworkSize of(CheckpointFolder folder, Kernel kernel) {
    Architecture architecture = EncoderDecoder.family(folder).architecture(folder.config());
    try (TensorStore weights = folder.openWeights()) {
      return new NetworkSize(architecture, folder.config(), weights, kernel);
    }
  }

  private static long bytesOfWeight(Kernel kernel) {
    return switch (kernel) {
      case FLOAT32, PLAIN -> Float.BYTES;
      case BFLOAT16, PLAIN_BFLOAT16 -> Short.BYTES;
      case INT8 -> Byte.BYTES;
    };
  }

  /** Numbers in the checkpoint; tensors that share values count once for each name. */
  public long parameters() {
    return parameters;
  }

  /** Bytes of the checkpoint's weights on disk. */
  public long storedBytes() {
    return storedBytes;
  }

  /** Bytes of the weights as the network keeps them, shared by all threads. */
  public long weightBytes() {
    return weightBytes;
  }

  /** Bytes that a shortlist of so many tokens adds to them. */
  public long shortlistBytes(int tokens) {
    return padded(tokens + 1L, BLOCK) * architecture.width() * weightWidth;
  }

  /**
   * Bytes that loading adds: the checkpoint, which is mapped, its values as 32-bit floats where it
   * stores others, and the projection on the vocabulary before it is packed. They are given back
   * when the operating system or the collector asks for them, so that they count for a peak.
   */
  public long loadingBytes() {
    return storedBytes + convertedBytes + targetRows * architecture.width() * Float.BYTES;
  }

  /** Longest source or target in tokens. */
  public int positions() {
    return architecture.positions();
  }

  /**
   * Bytes of a thread that searches: what the encoder makes of a batch, the caches of the decoder,
   * and the scores of all tokens.
   *
   * @param sentences in the batch
   * @param sourceTokens of the longest
   * @param beamSize hypotheses of each
   * @param targetTokens of the longest
   */
  public long batchBytes(int sentences, int sourceTokens, int beamSize, int targetTokens) {
    long sourceRows = (long) sentences * padded(sourceTokens, STEPS);
    return encoderBytes(sourceRows, sourceTokens)
        + crossBytes(sourceRows)
        + cacheBytes(sentences, beamSize, targetTokens)
        + scoreBytes((long) sentences * beamSize);
  }

  /** States, the projections of one layer at a time, and the scores of its attention. */
  private long encoderBytes(long rows, int sourceTokens) {
    Architecture.Stack stack = architecture.encoder();
    long heads = (long) stack.heads() * stack.headWidth();
    long attention =
        3 * heads * (2 * Float.BYTES + 2L * stateWidth)
            + 2L * stack.heads() * padded(sourceTokens, STEPS) * stateWidth;
    long feedForward = 2 * innerWidth * Float.BYTES;
    return rows * (3L * architecture.width() * Float.BYTES + Math.max(attention, feedForward));
  }

  /** Keys and values of the source in every layer of the decoder. */
  private long crossBytes(long rows) {
    return architecture.decoder().layers() * 2L * rows * decoderWidth() * stateWidth;
  }

  /**
   * Keys and values of the targets, one cache more than there are layers. A sentence's beams share
   * what they have in common; here every second slot is taken for common.
   */
  private long cacheBytes(int sentences, int beamSize, int targetTokens) {
    long slots = padded(targetTokens * (1L + beamSize) / 2 + (long) STEPS * beamSize, SLOTS);
    double bytes = 2.0 * sentences * decoderWidth() * slots * stateWidth * SPARE;
    return (long) ((architecture.decoder().layers() + 1) * bytes);
  }

  private long decoderWidth() {
    return (long) architecture.decoder().heads() * architecture.decoder().headWidth();
  }

  private long scoreBytes(long rows) {
    return rows * padded(targetRows, BLOCK) * Float.BYTES;
  }

  private static long padded(long count, int block) {
    return (count + block - 1) / block * block;
  }
}
