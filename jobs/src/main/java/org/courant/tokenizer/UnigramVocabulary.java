package org.courant.tokenizer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.courant.checkpoint.CheckpointException;
import org.courant.checkpoint.TokenizerConfig;
import org.courant.tokenizer.PieceList.Piece;
import org.courant.tokenizer.SentencePieceModel.Kind;

/**
 * How a family numbers the pieces of its SentencePiece model, where that is all a folder has.
 * Follows the converters of Transformers 5.18.
 *
 * @param pieces all pieces in the order of their ids; what stands whole is no normal piece
 * @param rules the model's rules for rewriting text
 * @param collapses whether runs of spaces become one by a rule, not by cutting at white space
 */
record UnigramVocabulary(List<Piece> pieces, String rules, boolean collapses) {
  /** Takes the white space before it along. */
  static final String MASK = "<mask>";

  private static final int PEGASUS_OFFSET = 103;

  /** The languages of mBART-50, whose model does not have them. */
  private static final List<String> MBART_50 =
      List.of(
          ("ar_AR cs_CZ de_DE en_XX es_XX et_EE fi_FI fr_XX gu_IN hi_IN it_IT ja_XX kk_KZ ko_KR lt_LT"
                  + " lv_LV my_MM ne_NP nl_XX ro_RO ru_RU si_LK tr_TR vi_VN zh_CN af_ZA az_AZ bn_IN"
                  + " fa_IR he_IL hr_HR id_ID ka_GE km_KH mk_MK ml_IN mn_MN mr_IN pl_PL ps_AF pt_XX"
                  + " sv_SE sw_KE ta_IN te_IN th_TH tl_XX uk_UA ur_PK xh_ZA gl_ES sl_SI")
              .split(" "));

  UnigramVocabulary {
    pieces = List.copyOf(pieces);
  }

  /** T5 and mT5: the model's own ids, then what was masked in training, the last first. */
  static UnigramVocabulary t5(Path file, TokenizerConfig config) {
    PieceList model = PieceList.read(file);
    int extra = config.counts().getOrDefault("extra_ids", 100);
    List<Piece> pieces = new ArrayList<>(model.pieces());
    IntStream.range(0, extra)
        .mapToObj(i -> whole("<extra_id_" + (extra - 1 - i) + ">"))
        .forEach(pieces::add);
    return of(file, config, new UnigramVocabulary(pieces, model.rules(), false));
  }

  /** Pegasus: two masks and 101 unused tokens before the unknown one. */
  static UnigramVocabulary pegasus(Path file, TokenizerConfig config) {
    int offset = config.counts().getOrDefault("offset", PEGASUS_OFFSET);
    PieceList model = PieceList.read(file);
    List<Piece> pieces = new ArrayList<>(model.pieces().subList(0, 2));
    pieces.add(whole("<mask_2>"));
    pieces.add(whole("<mask_1>"));
    IntStream.range(2, offset)
        .mapToObj(i -> new Piece("<unk_" + i + ">", -100, Kind.CONTROL))
        .forEach(pieces::add);
    pieces.addAll(model.pieces().subList(2, model.pieces().size()));
    return of(file, config, new UnigramVocabulary(pieces, model.rules(), true));
  }

  /** mBART-50: fairseq's four special tokens, the pieces, the languages, the mask. */
  static UnigramVocabulary mbart50(Path file, TokenizerConfig config) {
    PieceList model = PieceList.read(file);
    List<Piece> pieces = new ArrayList<>();
    List.of("<s>", "<pad>", "</s>").forEach(token -> pieces.add(whole(token)));
    pieces.add(new Piece("<unk>", 0, Kind.UNKNOWN));
    pieces.addAll(model.pieces().subList(3, model.pieces().size()));
    MBART_50.forEach(token -> pieces.add(whole(token)));
    pieces.add(whole(MASK));
    return of(file, config, new UnigramVocabulary(pieces, model.rules(), true));
  }

  private static Piece whole(String token) {
    return new Piece(token, 0, Kind.CONTROL);
  }

  private static UnigramVocabulary of(
      Path file, TokenizerConfig config, UnigramVocabulary vocabulary) {
    Set<String> missing = new TreeSet<>(config.special());
    missing.addAll(config.added());
    missing.removeAll(vocabulary.ids().keySet());
    if (!missing.isEmpty() || vocabulary.unknown() < 0) {
      throw new CheckpointException(
          file,
          (missing.isEmpty() ? "it has no unknown piece" : "it lacks " + String.join(", ", missing))
              + "; a tokenizer.json beside it is needed");
    }
    return vocabulary;
  }

  Map<String, Integer> ids() {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int id = 0; id < pieces.size(); id++) {
      ids.putIfAbsent(pieces.get(id).text(), id);
    }
    return ids;
  }

  /** Ids that are left out of decoded text. */
  Set<Integer> special() {
    return IntStream.range(0, pieces.size())
        .filter(id -> Set.of(Kind.CONTROL, Kind.UNKNOWN).contains(pieces.get(id).kind()))
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The id of the unknown piece, -1 for none. */
  int unknown() {
    return IntStream.range(0, pieces.size())
        .filter(id -> pieces.get(id).kind() == Kind.UNKNOWN)
        .findFirst()
        .orElse(-1);
  }
}
