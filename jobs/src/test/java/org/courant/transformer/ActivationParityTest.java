package org.courant.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.courant.checkpoint.CheckpointFolder;
import org.courant.transformer.ParityRecording.Activation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The encoder's states and the decoder's logits, step by step, equal those of Transformers. */
class ActivationParityTest {
  private static final float TOLERANCE = 2e-3f;

  static Stream<String> checkpoints() {
    return ParityRecording.CHECKPOINTS.stream();
  }

  @ParameterizedTest
  @MethodSource("checkpoints")
  void statesAndLogitsEqualTheReference(String checkpoint) {
    CheckpointFolder folder =
        CheckpointFolder.open(ParityRecording.resource("checkpoints", checkpoint));
    List<Activation> recorded = ParityRecording.read(checkpoint).activations();
    assertEquals(2, recorded.size());
    try (EncoderDecoder model = EncoderDecoder.load(folder, Kernel.FLOAT32, Device.CPU)) {
      for (Activation activation : recorded) {
        compare(model, activation, folder.generation().decoderStartToken());
      }
    }
  }

  private static void compare(EncoderDecoder model, Activation activation, int start) {
    try (EncodedBatch encoded = model.encode(List.of(activation.source()))) {
      if (activation.source().length == 1) {
        // The mean of one state is that state.
        assertArrayEquals(activation.encoderFirst(), encoded.means()[0], TOLERANCE);
      }
      try (DecodingSession session = encoded.open(OptionalInt.empty())) {
        int token = start;
        for (int step = 0; step < activation.logits().length; step++) {
          float[] expected = logProbabilities(activation.logits()[step]);
          float[] found = logProbabilities(session, token, expected.length);
          assertArrayEquals(expected, found, TOLERANCE, "step " + step);
          token = step < activation.target().length ? activation.target()[step] : token;
        }
      }
    }
  }

  /** Asks for every token as a continuation. */
  private static float[] logProbabilities(DecodingSession session, int token, int vocabulary) {
    Continuations all =
        session.step(
            new StepRequest(
                new long[0],
                new long[] {token},
                new long[1],
                new double[1],
                new long[0],
                new RowTokens(),
                new RowTokens(),
                1.0,
                false,
                false,
                vocabulary));
    float[] found = new float[vocabulary];
    for (int i = 0; i < vocabulary; i++) {
      found[(int) all.tokens()[i]] = (float) all.scores()[i];
    }
    return found;
  }

  private static float[] logProbabilities(float[] logits) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit);
    }
    float[] result = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      result[i] = (float) (logits[i] - Math.log(sum));
    }
    return result;
  }
}
