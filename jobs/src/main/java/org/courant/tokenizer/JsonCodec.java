package org.courant.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.TokenizerFile;

/**
 * A {@code tokenizer.json} by the native tokenizers library, which DJL unpacks from its own jar.
 *
 * <p>The file's own special tokens, padding and truncation are left out: the first depend on the
 * languages, the others are the caller's business. Transformers 5 builds the rules of its known
 * classes anew from the file's vocabulary; here the file's own rules count.
 */
final class JsonCodec implements TextCodec {
  private static final Map<String, String> OPTIONS =
      Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

  private final Map<String, Integer> ids;
  private final Set<Integer> special;
  private final Guarded<HuggingFaceTokenizer> tokenizer;

  private JsonCodec(
      Map<String, Integer> ids, Set<Integer> special, HuggingFaceTokenizer tokenizer) {
    this.ids = ids;
    this.special = special;
    this.tokenizer = new Guarded<>(tokenizer, tokenizer::close);
  }

  /** Loads the library and the file; one it refuses is a {@link CheckpointException}. */
  static JsonCodec open(TokenizerFile file) {
    try {
      file.rules().forEach(RewritingRules::require);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(file.path(), "has " + e.getMessage(), e);
    }
    // A stream, since DJL would read tokenizer_config.json beside a path by rules of its own.
    try (InputStream json = Files.newInputStream(file.path())) {
      return new JsonCodec(file.ids(), file.special(), load(file.path(), json));
    } catch (IOException e) {
      throw new CheckpointException(file.path(), "cannot be read: " + e, e);
    }
  }

  /** Loads what would be the file of a folder that has SentencePiece's alone. */
  static JsonCodec open(Path model, UnigramVocabulary vocabulary) {
    byte[] json = UnigramJson.of(vocabulary).getBytes(StandardCharsets.UTF_8);
    try {
      return new JsonCodec(
          vocabulary.ids(), vocabulary.special(), load(model, new ByteArrayInputStream(json)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HuggingFaceTokenizer load(Path file, InputStream json) throws IOException {
    try {
      TokenizerLibrary.load();
      return HuggingFaceTokenizer.newInstance(json, OPTIONS);
    } catch (RuntimeException e) {
      throw new CheckpointException(
          file, "is refused by the tokenizers library: " + e.getMessage(), e);
    }
  }

  @Override
  public int[] encode(String text) {
    return Arrays.stream(tokenizer.use(library -> library.encode(text, false, false)).getIds())
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  @Override
  public String decode(int[] ids) {
    long[] wide = Arrays.stream(ids).asLongStream().toArray();
    return tokenizer.use(library -> library.decode(wide, true));
  }

  @Override
  public Map<String, Integer> ids() {
    return ids;
  }

  @Override
  public Set<Integer> special() {
    return special;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
