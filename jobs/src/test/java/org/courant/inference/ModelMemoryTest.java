package org.courant.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.transformer.NetworkSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The estimate against peaks that were measured, and against what is known of a checkpoint. Weights
 * are files with a header and a hole: nothing of them is read.
 */
class ModelMemoryTest {
  @TempDir Path folder;

  private record Shape(
      int width, int inner, int encoder, int decoder, int vocabulary, String type) {}

  private static final Shape BASE = new Shape(512, 2048, 6, 6, 32_000, "F32");
  private static final Shape TINY = new Shape(256, 1024, 6, 2, 16_000, "F32");
  private static final Shape BUNDLED = new Shape(256, 1024, 6, 2, 12_002, "F16");

  @Test
  void parametersAreThoseOfTheFile() throws IOException {
    NetworkSize size = NetworkSize.of(checkpoint(BASE), Precision.FLOAT32.kernel());

    assertEquals(60_554_496, size.parameters());
    assertEquals(4 * size.parameters(), size.storedBytes());
    // Embeddings and projection stand side by side, biases and norms are left out.
    long products = 6 * (4 + 8) * 512L * 512 + 2 * 12 * 512L * 2048;
    assertEquals(4 * (products + 2 * 32_000L * 512), size.weightBytes());
  }

  @Test
  void embeddingsStayFloatsWhateverThePrecision() throws IOException {
    CheckpointFolder folder = checkpoint(BASE);
    long int8 = NetworkSize.of(folder, Precision.INT8.kernel()).weightBytes();
    long bfloat16 = NetworkSize.of(folder, Precision.BFLOAT16.kernel()).weightBytes();
    long float32 = NetworkSize.of(folder, Precision.FLOAT32.kernel()).weightBytes();

    assertEquals(bfloat16 - int8, (float32 - bfloat16) / 2);
    assertTrue(int8 > 4 * 32_000L * 512, "bytes: " + int8);
  }

  /**
   * Peak resident memory of {@code courant bench engine} with one setting a process, in millions of
   * bytes, on two cores of an AMD EPYC (Zen 5): batches of 32 sentences, the longest of 69 tokens,
   * and targets of 40.
   */
  @ParameterizedTest
  @CsvSource({
    "base,FLOAT32,4,2,1929",
    "base,INT8,4,2,1290",
    "base,INT8,4,1,1156",
    "base,INT8,1,1,1072",
    "base,BFLOAT16,4,1,1192",
    "tiny,INT8,4,2,684",
    "bundled,FLOAT32,4,2,678",
    "bundled,FLOAT32,1,1,574",
    "bundled,INT8,4,2,581"
  })
  void theEstimateIsWithinAQuarterOfWhatWasMeasured(
      String shape, Precision precision, int beamSize, int threads, long measured)
      throws IOException {
    NetworkSize size = NetworkSize.of(checkpoint(shape(shape)), precision.kernel());
    long estimate = ModelMemory.of(size, 32, 72, beamSize, 40).total(threads) / 1_000_000;

    assertTrue(
        Math.abs(estimate - measured) <= measured / 4,
        "estimated " + estimate + ", measured " + measured);
  }

  private static Shape shape(String name) {
    return switch (name) {
      case "base" -> BASE;
      case "tiny" -> TINY;
      case "bundled" -> BUNDLED;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A Marian checkpoint of a shape, without its values. */
  private CheckpointFolder checkpoint(Shape shape) throws IOException {
    Path path = Files.createDirectories(folder.resolve("w" + shape.vocabulary()));
    Files.writeString(
        path.resolve("config.json"),
        String.format(
            Locale.ROOT,
            """
            {"model_type": "marian", "d_model": %1$d, "encoder_layers": %2$d, "decoder_layers": %3$d,
             "encoder_attention_heads": 8, "decoder_attention_heads": 8, "vocab_size": %4$d,
             "activation_function": "swish", "max_position_embeddings": 512, "pad_token_id": 0,
             "eos_token_id": 0, "decoder_start_token_id": 0}
            """,
            shape.width(),
            shape.encoder(),
            shape.decoder(),
            shape.vocabulary()));
    List<String> tensors = new ArrayList<>();
    add(tensors, shape, "final_logits_bias", 1, shape.vocabulary());
    add(tensors, shape, "model.shared.weight", shape.vocabulary(), shape.width());
    for (int layer = 0; layer < shape.encoder(); layer++) {
      layer(tensors, shape, "model.encoder.layers." + layer + ".", List.of("self_attn"));
    }
    for (int layer = 0; layer < shape.decoder(); layer++) {
      layer(
          tensors,
          shape,
          "model.decoder.layers." + layer + ".",
          List.of("self_attn", "encoder_attn"));
    }
    byte[] header = ("{" + String.join(",", tensors) + "}").getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile file =
        new RandomAccessFile(path.resolve("model.safetensors").toFile(), "rw")) {
      file.writeLong(Long.reverseBytes(header.length));
      file.write(header);
      file.setLength(8 + header.length + bytes);
    }
    return CheckpointFolder.open(path);
  }

  private long bytes;

  private void layer(List<String> tensors, Shape shape, String at, List<String> attentions) {
    for (String attention : attentions) {
      for (String projection : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
        String name = at + attention + "." + projection;
        add(tensors, shape, name + ".weight", shape.width(), shape.width());
        add(tensors, shape, name + ".bias", shape.width());
      }
      add(tensors, shape, at + attention + "_layer_norm.weight", shape.width());
      add(tensors, shape, at + attention + "_layer_norm.bias", shape.width());
    }
    add(tensors, shape, at + "fc1.weight", shape.inner(), shape.width());
    add(tensors, shape, at + "fc1.bias", shape.inner());
    add(tensors, shape, at + "fc2.weight", shape.width(), shape.inner());
    add(tensors, shape, at + "fc2.bias", shape.width());
    add(tensors, shape, at + "final_layer_norm.weight", shape.width());
    add(tensors, shape, at + "final_layer_norm.bias", shape.width());
  }

  private void add(List<String> tensors, Shape shape, String name, int... sizes) {
    if (tensors.isEmpty()) {
      bytes = 0;
    }
    long length = shape.type().equals("F32") ? 4 : 2;
    for (int size : sizes) {
      length *= size;
    }
    tensors.add(
        "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
            .formatted(
                name, shape.type(), java.util.Arrays.toString(sizes), bytes, bytes + length));
    bytes += length;
  }
}
