package org.courant.hub;

import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * An answer after all redirects.
 *
 * @param hubHeaders headers of the last answer by the hub itself, which knows commit and hash
 * @param response the last answer, by the hub or by the store it points to
 */
record HubReply(HttpHeaders hubHeaders, HttpResponse<InputStream> response) {
  int status() {
    return response.statusCode();
  }

  InputStream body() {
    return response.body();
  }

  /** A header of the last answer. */
  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** A header of the hub itself. */
  Optional<String> hubHeader(String name) {
    return hubHeaders.firstValue(name);
  }

  String host() {
    return response.uri().getHost();
  }
}
