package org.courant.checkpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder as the packages of OPUS-MT unpack: {@code decoder.yml}, which names one {@code .npz} and
 * two vocabularies, and {@code source.spm} and {@code target.spm}. It says what Transformers'
 * {@code convert_marian_to_pytorch.py} makes of it: a padding token after the last piece, with an
 * embedding and a bias of zeros, starts the decoder and is never chosen.
 *
 * @param decoder {@code decoder.yml}
 * @param model the {@code .npz}
 * @param network what the model says of itself
 * @param generation beam size and length penalty of {@code decoder.yml}, and the converter's rules
 * @param vocabularies files of the source's and the target's, the same one perhaps
 * @param sourceVocabulary with the padding token
 * @param targetVocabulary with the padding token
 */
record MarianForm(
    JsonFields decoder,
    Path model,
    MarianNetwork network,
    GenerationConfig generation,
    List<Path> vocabularies,
    Vocabulary sourceVocabulary,
    Vocabulary targetVocabulary)
    implements CheckpointForm {
  private static final String DECODER = "decoder.yml";
  private static final String NPZ = ".npz";
  private static final String PADDING = "<pad>";
  private static final String END = "</s>";

  /** The converter's limit of a target, which Transformers never reaches with fewer positions. */
  private static final int MAX_LENGTH = 512;

  /** Whether a folder is to be read this way: it has no {@code config.json}. */
  static boolean isOne(Path folder) {
    if (Files.isRegularFile(folder.resolve(TransformersForm.CONFIG))) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.equals(DECODER) || name.endsWith(NPZ));
    } catch (IOException | UncheckedIOException e) {
      throw new CheckpointException(folder, "cannot be read: " + e, e);
    }
  }

  static MarianForm read(Path folder) {
    JsonFields decoder = YamlFile.read(folder.resolve(DECODER));
    refuseUnsupported(folder, decoder);
    Path model = model(folder, decoder);
    List<Path> vocabularies = files(folder, decoder, "vocabs");
    if (vocabularies.size() != 2) {
      throw decoder.refuse(
          "vocabs", "must name a vocabulary for the source and one for the target");
    }
    try (NpzFile weights = NpzFile.open(model)) {
      MarianNetwork network = MarianNetwork.read(weights);
      boolean oneFile = vocabularies.get(0).equals(vocabularies.get(1));
      if (network.sharesEmbeddings() && !oneFile) {
        throw decoder.refuse("vocabs", "but the model has the embeddings of one vocabulary");
      }
      Vocabulary source = MarianVocabulary.read(vocabularies.get(0), PADDING);
      Vocabulary target = oneFile ? source : MarianVocabulary.read(vocabularies.get(1), PADDING);
      MarianWeights tensors = new MarianWeights(weights, network);
      requireRows(vocabularies.get(0), source, tensors.sourceTokens());
      requireRows(vocabularies.get(1), target, tensors.targetTokens());
      return new MarianForm(
          decoder, model, network, generation(decoder, target), vocabularies, source, target);
    }
  }

  private static void refuseUnsupported(Path folder, JsonFields decoder) {
    String key = "word-penalty";
    if (decoder.has(key) && decoder.number(key) != 0) {
      throw decoder.refuse(key, "which is not supported; only 0 is");
    }
    if (!Files.exists(folder.resolve("source.spm")) && Files.exists(folder.resolve("source.bpe"))) {
      throw new CheckpointException(
          folder.resolve("source.bpe"),
          "byte pairs of words that Moses has cut are not supported; take a package with spm in"
              + " its name");
    }
  }

  private static Path model(Path folder, JsonFields decoder) {
    List<Path> models = files(folder, decoder, "models");
    if (models.size() != 1) {
      throw decoder.refuse("models", "but an ensemble is not supported; name one");
    }
    if (!models.get(0).toString().endsWith(NPZ)) {
      throw decoder.refuse("models", "but only .npz is read, not Marian's binary format");
    }
    return models.get(0);
  }

  private static List<Path> files(Path folder, JsonFields decoder, String key) {
    List<Path> files = new ArrayList<>();
    for (String name : decoder.texts(key)) {
      // The file comes with a download; it must not reach outside its folder.
      if (!name.matches("[^/\\\\\\p{Cntrl}]+") || name.equals("..")) {
        throw decoder.refuse(key, "must name files of the folder itself, without a path");
      }
      Path file = folder.resolve(name);
      if (!Files.isRegularFile(file)) {
        throw decoder.refuse(key, "but there is no file " + name);
      }
      files.add(file);
    }
    return files;
  }

  private static void requireRows(Path file, Vocabulary vocabulary, long tokens) {
    if (vocabulary.size() != tokens || vocabulary.id(PADDING) != tokens - 1) {
      throw new CheckpointException(
          file,
          "has "
              + (vocabulary.size() - 1)
              + " pieces up to id "
              + (vocabulary.id(PADDING) - 1)
              + ", but the model has embeddings of "
              + (tokens - 1));
    }
    vocabulary.id(END);
  }

  /** Marian's own form has no settings by task. */
  @Override
  public GenerationConfig generation(TaskParameters task) {
    return generation;
  }

  private static GenerationConfig generation(JsonFields decoder, Vocabulary targets) {
    String beams = "beam-size";
    if (decoder.integer(beams) < 1) {
      throw decoder.refuse(beams, "must be 1 or more");
    }
    int padding = targets.id(PADDING);
    int end = targets.id(END);
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("num_beams", decoder.integer(beams));
    fields.put("length_penalty", decoder.has("normalize") ? decoder.number("normalize") : 1.0);
    fields.put("max_length", MAX_LENGTH);
    fields.put("pad_token_id", padding);
    fields.put("decoder_start_token_id", padding);
    fields.put("eos_token_id", end);
    fields.put("forced_eos_token_id", end);
    fields.putArray("bad_words_ids").addArray().add(padding);
    return GenerationConfigReader.of(new JsonFields(decoder.file(), "", fields));
  }

  @Override
  public JsonFields config() {
    ObjectNode config = network.config();
    config.put("vocab_size", sourceVocabulary.size());
    config.put("decoder_vocab_size", targetVocabulary.size());
    config.put("pad_token_id", sourceVocabulary.id(PADDING));
    config.put("decoder_start_token_id", targetVocabulary.id(PADDING));
    config.put("eos_token_id", targetVocabulary.id(END));
    return new JsonFields(model, "", config);
  }

  @Override
  public TensorStore openWeights() {
    return MarianWeights.open(model, network);
  }

  @Override
  public List<Path> files() {
    List<Path> files = new ArrayList<>(List.of(model, decoder.file()));
    files.addAll(vocabularies);
    if (Files.exists(release())) {
      files.add(release());
    }
    return files;
  }

  /** The description that a package has beside its model. */
  private Path release() {
    String name = model.getFileName().toString();
    return model.resolveSibling(name.substring(0, name.length() - NPZ.length()) + ".yml");
  }

  @Override
  public List<JsonFields> tokenizerSettings() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("separate_vocabs", !network.sharesEmbeddings());
    String key = "target-languages";
    if (Files.exists(release())) {
      JsonFields release = YamlFile.read(release());
      if (release.has(key) && release.texts(key).size() == 1) {
        settings.put("target_lang", release.texts(key).get(0));
      }
    }
    return List.of(new JsonFields(decoder.file(), "", settings));
  }
}
