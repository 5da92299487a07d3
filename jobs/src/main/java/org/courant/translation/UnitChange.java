package org.courant.translation;

/**
 * A figure that measures something else on the other side.
 *
 * @param figure as it is written in the source
 * @param source its unit there
 * @param target the unit of the same number in the target
 */
record UnitChange(String figure, Unit source, Unit target) {
  /** For people. */
  String detail() {
    String own = source.dimension().label();
    return source.dimension() == target.dimension()
        ? "“%s” has another unit of %s".formatted(figure, own)
        : "“%s” measures %s in the source, %s in the target"
            .formatted(figure, own, target.dimension().label());
  }
}
