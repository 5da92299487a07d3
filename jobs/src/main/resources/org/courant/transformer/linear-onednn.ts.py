# Matrix products by oneDNN, packed once at load.
# kind: 0 float32, 1 bfloat16, 2 int8 with one activation scale per row.
# Tensor types by number: 0 uint8, 1 int8, 2 int16, 4 int64, 6 float32, 15 bfloat16.

class Linear:
  kind : int
  weight : Tensor
  bias : Tensor
  scale : Tensor
  zero : Tensor

  # weight [out, in], bias [out]
  def __init__(self: __torch__.Linear, weight: Tensor, bias: Tensor, kind: int) -> NoneType:
    self.kind = kind
    self.weight = weight
    self.bias = bias.clone()
    self.scale = bias
    self.zero = bias
    if kind == 0:
      packed = ops.mkldnn._reorder_linear_weight(weight, 128)
      # On some processors oneDNN's float32 kernels misread weights packed in blocks of 48 rows, which it
      # chooses for widths that 64 does not divide. Such a layer stays unpacked.
      self.weight = packed if self.agrees(packed, weight) else weight.clone()
    elif kind == 1:
      self.weight = ops.mkldnn._reorder_linear_weight(weight.to(15), 128)
      self.bias = bias.to(15)
    else:
      scale = torch.clamp(weight.abs().amax([1]), 1e-9) / 127.0
      self.weight = ops.onednn.qlinear_prepack(torch.round(weight / scale.unsqueeze(1)).to(1), [128, weight.size(1)])
      self.scale = scale
      self.zero = torch.zeros([weight.size(0)], dtype=4)

  # Whether the packed weight gives the products of the plain one; its own first rows are the input. Without
  # the bias, which is huge for padding.
  def agrees(self: __torch__.Linear, packed: Tensor, weight: Tensor) -> bool:
    x = weight.narrow(0, 0, min(8, weight.size(0)))
    none = torch.zeros_like(self.bias)
    expected = torch.linear(x, weight, none)
    found = ops.mkldnn._linear_pointwise(x, packed, none, "none", [], "")
    return float((found - expected).abs().max()) <= 0.001 * float(expected.abs().max())

  # What several projections of one input share. Int8: symmetric quantization of each row to unsigned
  # bytes around 128, and the row's peak; otherwise the input itself, twice.
  def prepare(self: __torch__.Linear, x: Tensor) -> Tuple[Tensor, Tensor]:
    if self.kind == 0:
      return (x, x)
    elif self.kind == 1:
      h = x.to(15)
      return (h, h)
    y = x.to(6)
    peak = torch.maximum(y.amax([1], True), -(y.amin([1], True))).clamp_(1e-9)
    # Adding 128.5 before the cut to integers rounds to the nearest.
    return ((y * (127.0 / peak)).add_(128.5).to(2).to(0), peak)

  # 0.00787… is 1/127: the scale of a row whose peak is 1
  def bytes_product(self: __torch__.Linear, q: Tensor) -> Tensor:
    return ops.onednn.qlinear_pointwise(q, 0.007874015748031496, 128, self.weight, self.scale, self.zero, None, 1.0, 0, 6, "none", [], "")

  # The product alone; of bytes, without the row's peak and the bias.
  def product(self: __torch__.Linear, q: Tensor) -> Tensor:
    if self.kind == 2:
      return self.bytes_product(q)
    return ops.mkldnn._linear_pointwise(q, self.weight, self.bias, "none", [], "")

  # x [rows, in] to [rows, out]
  def apply(self: __torch__.Linear, x: Tensor) -> Tensor:
    q, peak = self.prepare(x)
    y = self.product(q)
    return torch.addcmul(self.bias, y, peak) if self.kind == 2 else y

  # q and peak as `prepare` gave them; the product lands in out [rows, out]
  def write(self: __torch__.Linear, q: Tensor, peak: Tensor, out: Tensor) -> NoneType:
    if self.kind == 2:
      torch.addcmul(self.bias, self.bytes_product(q), peak, out=out)
    else:
      out.copy_(ops.mkldnn._linear_pointwise(q, self.weight, self.bias, "none", [], ""))

  # The same followed by an activation
  def activate(self: __torch__.Linear, x: Tensor, activation: int) -> Tensor:
    if self.kind != 2 and activation < 2:
      name = "swish" if activation == 0 else "relu"
      return ops.mkldnn._linear_pointwise(x.to(15) if self.kind == 1 else x, self.weight, self.bias, name, [], "")
    return self.activated(self.apply(x), activation)

  # 0 swish, 1 relu, 2 gelu, 3 gelu by tanh; may overwrite x
  def activated(self: __torch__.Linear, x: Tensor, activation: int) -> Tensor:
    if activation == 0:
      return torch.silu_(x)
    elif activation == 1:
      return torch.relu_(x)
    elif activation == 2:
      return torch.gelu(x)
    return torch.gelu(x, approximate="tanh")
