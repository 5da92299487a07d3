package org.courant.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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

  private final TokenizerFile file;
  private final Guarded<HuggingFaceTokenizer> tokenizer;

  private JsonCodec(TokenizerFile file, HuggingFaceTokenizer tokenizer) {
    this.file = file;
    this.tokenizer = new Guarded<>(tokenizer, tokenizer::close);
  }

  /** Loads the library and the file; one it refuses is a {@link CheckpointException}. */
  static JsonCodec open(TokenizerFile file) {
    // Where there is a GPU, DJL would download a library for it; cutting text needs none.
    System.getProperties().putIfAbsent("RUST_FLAVOR", "cpu");
    // A stream, since DJL would read tokenizer_config.json beside a path by rules of its own.
    try (InputStream json = Files.newInputStream(file.path())) {
      return new JsonCodec(file, HuggingFaceTokenizer.newInstance(json, OPTIONS));
    } catch (IOException e) {
      throw new CheckpointException(file.path(), "cannot be read: " + e, e);
    } catch (RuntimeException e) {
      throw new CheckpointException(
          file.path(), "is refused by the tokenizers library: " + e.getMessage(), e);
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
    return file.ids();
  }

  @Override
  public Set<Integer> special() {
    return file.special();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
