package org.courant.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HubWatchTest {
  /** Says nothing until it is closed. */
  private static final class Silence extends InputStream {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
      return read(new byte[1], 0, 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        closed.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      throw new IOException("closed");
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @Test
  void aSilentServerIsNotWaitedForForEver() throws IOException {
    try (WatchedBody body = new WatchedBody(new Silence(), Duration.ofMillis(1))) {
      IOException failure = assertThrows(IOException.class, () -> body.read(new byte[8]));
      assertEquals("no byte came for 0 s", failure.getMessage());
    }
  }
}
