package org.courant.hub;

/**
 * A secret that opens gated and private repositories; never shown.
 *
 * @param secret goes into requests to the hub's own host and nowhere else
 */
record AccessToken(String secret) {
  AccessToken {
    if (!secret.matches("[!-~]+")) {
      throw new IllegalArgumentException(
          "Invalid HF_TOKEN: it holds spaces or other characters that no token has");
    }
  }

  @Override
  public String toString() {
    return "a token";
  }
}
