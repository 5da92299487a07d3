# Matrix products by libtorch's own kernels: for CUDA, for builds of libtorch without oneDNN, and the
# slow and obvious form that the packed ones are compared with.
# kind: 0 float32, 1 bfloat16 (6 and 15 among tensor types).

class Linear:
  kind : int
  weight : Tensor
  bias : Tensor

  # weight [out, in], bias [out]
  def __init__(self: __torch__.Linear, weight: Tensor, bias: Tensor, kind: int) -> NoneType:
    self.kind = kind
    self.weight = weight.clone() if kind == 0 else weight.to(15)
    self.bias = bias.clone() if kind == 0 else bias.to(15)

  # What several projections of one input share, twice.
  def prepare(self: __torch__.Linear, x: Tensor) -> Tuple[Tensor, Tensor]:
    h = x.to(6 if self.kind == 0 else 15)
    return (h, h)

  # The product alone, as `prepare` gave its input.
  def product(self: __torch__.Linear, x: Tensor) -> Tensor:
    return torch.linear(x, self.weight, self.bias)

  # x [rows, in] to [rows, out]
  def apply(self: __torch__.Linear, x: Tensor) -> Tensor:
    q, peak = self.prepare(x)
    return self.product(q)

  # The product lands in out [rows, out].
  def write(self: __torch__.Linear, x: Tensor, peak: Tensor, out: Tensor) -> NoneType:
    out.copy_(torch.linear(x, self.weight, self.bias))

  # The same followed by an activation
  def activate(self: __torch__.Linear, x: Tensor, activation: int) -> Tensor:
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
