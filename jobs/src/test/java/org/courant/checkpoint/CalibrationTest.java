package org.courant.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.courant.checkpoint.Calibration.Curve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {
  @TempDir Path folder;

  private final Calibration calibration =
      Calibration.none()
          .with("uk", new Curve(1.5, 2, 60, 997))
          .with("ko", new Curve(0.5, 1, 40.6, 12));

  @Test
  void aCalibratedLanguageFollowsItsCurveAndAnotherItsProbabilities() {
    assertEquals(1 / (1 + Math.exp(0.5)), calibration.confidence("uk", -1), 1e-12);
    assertEquals(calibration.confidence("uk", -1), calibration.confidence("uk-UA", -1));
    assertEquals(Math.exp(-1), calibration.confidence("de", -1), 1e-12);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve("c.json");
    calibration.write(file);
    assertEquals(calibration, Calibration.read(file));
    assertTrue(Files.readString(file).endsWith("}" + System.lineSeparator()));
  }

  @Test
  void itTravels() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(calibration);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    assertEquals(calibration, new ObjectInputStream(in).readObject());
  }

  @Test
  void slipsAreRefused() {
    refused("{\"format\": 2, \"languages\": {}}", "format is 2, but this program reads format 1");
    refused(json("\"slope\": -1"), "languages.ko.slope is -1, must be above 0");
    refused(json("\"slope\": 1, \"bets\": 3"), "languages.ko.bets is 3, which is no field");
    refused("{\"format\": 1, \"languages\": {}, \"x\": 1}", "x is 1, which is no field");
    refused("[]", "holds no JSON object");
  }

  private static String json(String fields) {
    return "{\"format\": 1, \"languages\": {\"ko\": {\"intercept\": 0, \"best\": 40, \"lines\": 3, "
        + fields
        + "}}}";
  }

  private void refused(String json, String reason) {
    Path file = folder.resolve("bad.json");
    String message =
        assertThrows(
                CheckpointException.class,
                () -> {
                  Files.writeString(file, json);
                  Calibration.read(file);
                })
            .getMessage();
    assertTrue(message.contains(reason), message);
    assertTrue(message.contains(file.toString()), message);
  }
}
