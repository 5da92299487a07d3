package org.courant.translation;

/**
 * A figure that measures something else on the other side.
 *
 * @param figure the figure of the source
 * @param source its unit there
 * @param target the unit of the same number in the target
 */
record UnitChange(Figure figure, Unit source, Unit target) {
  /** For people. */
  String detail() {
    String own = source.dimension().label();
    return source.dimension() == target.dimension()
        ? "“%s” has another unit of %s".formatted(figure.text(), own)
        : "“%s” measures %s in the source, %s in the target"
            .formatted(figure.text(), own, target.dimension().label());
  }
}
