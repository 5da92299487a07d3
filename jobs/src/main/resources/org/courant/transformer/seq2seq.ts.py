# The encoder-decoder transformer (Vaswani et al. 2017, "Attention Is All You Need"), in the dialect of
# TorchScript that libtorch itself reads. Java wraps this text as an archive, loads it, hands over the
# weights once, and drives the search; the Linear class comes from a text of its own.
#
# Letters: B sentences, S source length, N beams of a sentence, R = B * N rows, H heads, D head size,
#          W model width, V vocabulary, P cache slots.
#
# Families differ in where layers are normalised and by which norm, in their feed-forward, in how positions
# count, and in norms at the edges of a stack; the numbers of `setup` and the tables handed over say so.

# What the encoder made of a batch. Several sessions may decode it, one for each target language.
class Encoded:
  size : int
  cross : List[Tensor]
  mask : Tensor
  mean : Tensor
  # cross: per decoder layer keys and values [2, B*H, S, D]; mask [B, 1, 1, S]; mean [B, W]
  def __init__(self: __torch__.Encoded, size: int, cross: List[Tensor], mask: Tensor, mean: Tensor) -> NoneType:
    self.size = size
    self.cross = cross
    self.mask = mask
    self.mean = mean

# The projection on the vocabulary [V, W], or on the tokens of a shortlist, in chunks that are padded to whole
# blocks of 128 tokens, so that one chunk of logits stays in the processor's cache.
class Projection:
  chunks : List[__torch__.Linear]
  width : int
  blocks : int
  tokens : Tensor
  places : Tensor
  # width: places of a chunk; blocks: its blocks of 128; tokens: the token of each place, places: the place of
  # each token [V], for tokens that are left out one of padding; both are empty where places are tokens
  def __init__(self: __torch__.Projection, chunks: List[__torch__.Linear], width: int, tokens: Tensor, places: Tensor) -> NoneType:
    self.chunks = chunks
    self.width = width
    self.blocks = width // 128
    self.tokens = tokens
    self.places = places

# Memory for the caches of one session after the other, one flat buffer for each decoder layer and a spare
# one: fresh pages from the operating system cost more than what is written to them.
class Caches:
  buffers : List[Tensor]
  def __init__(self: __torch__.Caches, buffers: List[Tensor]) -> NoneType:
    self.buffers = buffers

# The state of one batch being decoded.
class Session:
  size : int
  time : int
  used : int
  caches : __torch__.Caches
  own : List[Tensor]
  cross : List[Tensor]
  own_mask : Tensor
  slot_times : Tensor
  cross_mask : Tensor
  row_mask : Tensor
  logits : Tensor
  projection : __torch__.Projection
  # own: views on the caches, per decoder layer keys and values [2, B*H, P, D], of which `used` slots are written;
  # own_mask [B, 1, N, P] says which slots a beam descends from, slot_times [B, P] from which step they are;
  # row_mask: cross_mask for every head and beam [B, H, N, S]
  def __init__(self: __torch__.Session, size: int, caches: __torch__.Caches, own: List[Tensor], cross: List[Tensor], own_mask: Tensor, cross_mask: Tensor, projection: __torch__.Projection) -> NoneType:
    self.size = size
    self.projection = projection
    self.time = 0
    self.used = 0
    self.caches = caches
    self.own = own
    self.cross = cross
    self.own_mask = own_mask
    self.slot_times = torch.zeros([size, 0], dtype=4, device=own_mask.device)
    self.cross_mask = cross_mask
    self.row_mask = torch.zeros([0, 0, 0, 0], device=own_mask.device)
    self.logits = torch.zeros([0], device=own_mask.device)

class Network(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  width : int
  encoder_layers : int
  decoder_layers : int
  encoder_heads : int
  decoder_heads : int
  encoder_head_width : int
  decoder_head_width : int
  pre_norm : bool
  rms_norm : bool
  epsilon : float
  gated : bool
  encoder_span : float
  decoder_span : float
  activation : int
  compact_every : int
  half : bool
  encoder : List[__torch__.Linear]
  decoder : List[__torch__.Linear]
  projections : List[__torch__.Projection]
  encoder_norms : List[Tensor]
  decoder_norms : List[Tensor]
  embedding_norms : List[Tensor]
  final_norms : List[Tensor]
  tables : List[Tensor]
  distances : List[Tensor]

  def forward(self: __torch__.Network, x: Tensor) -> Tensor:
    return x

  # ---- weights, in the order the layers use them

  def setup(self: __torch__.Network, numbers: Dict[str, int], fractions: Dict[str, float]) -> NoneType:
    self.width = numbers["width"]
    self.encoder_layers = numbers["encoder_layers"]
    self.decoder_layers = numbers["decoder_layers"]
    self.encoder_heads = numbers["encoder_heads"]
    self.decoder_heads = numbers["decoder_heads"]
    self.encoder_head_width = numbers["encoder_head_width"]
    self.decoder_head_width = numbers["decoder_head_width"]
    self.pre_norm = numbers["pre_norm"] == 1
    self.rms_norm = numbers["rms_norm"] == 1
    self.epsilon = fractions["epsilon"]
    self.gated = numbers["gated"] == 1
    self.encoder_span = fractions["encoder_span"]
    self.decoder_span = fractions["decoder_span"]
    self.activation = numbers["activation"]
    self.compact_every = numbers["compact_every"]
    self.half = numbers["half"] == 1

  # Projections of one input become one product; the scale of the queries is folded into the first.
  def fuse(self: __torch__.Network, weights: List[Tensor], biases: List[Tensor], first_scale: float, kind: int) -> __torch__.Linear:
    w = annotate(List[Tensor], [])
    b = annotate(List[Tensor], [])
    for i in range(len(weights)):
      w.append(weights[i] * first_scale if i == 0 else weights[i])
      b.append(biases[i] * first_scale if i == 0 else biases[i])
    return __torch__.Linear(torch.cat(w), torch.cat(b), kind)

  def add_encoder_linear(self: __torch__.Network, weights: List[Tensor], biases: List[Tensor], first_scale: float, kind: int) -> NoneType:
    self.encoder.append(self.fuse(weights, biases, first_scale, kind))

  def add_decoder_linear(self: __torch__.Network, weights: List[Tensor], biases: List[Tensor], first_scale: float, kind: int) -> NoneType:
    self.decoder.append(self.fuse(weights, biases, first_scale, kind))

  def add_encoder_norm(self: __torch__.Network, weight: Tensor, bias: Tensor) -> NoneType:
    self.encoder_norms.append(weight.clone())
    self.encoder_norms.append(bias.clone())

  def add_decoder_norm(self: __torch__.Network, weight: Tensor, bias: Tensor) -> NoneType:
    self.decoder_norms.append(weight.clone())
    self.decoder_norms.append(bias.clone())

  # Norms of the embeddings and of a stack's end, the encoder's first.
  def add_embedding_norm(self: __torch__.Network, weight: Tensor, bias: Tensor) -> NoneType:
    self.embedding_norms.append(weight.clone())
    self.embedding_norms.append(bias.clone())

  def add_final_norm(self: __torch__.Network, weight: Tensor, bias: Tensor) -> NoneType:
    self.final_norms.append(weight.clone())
    self.final_norms.append(bias.clone())

  # What each bucket of distances adds to the scores of each head [buckets, H], the encoder's first.
  def add_distances(self: __torch__.Network, table: Tensor) -> NoneType:
    self.distances.append(table.clone())

  # Tables: source embedding [V, W], its positions [S, W], target embedding [V, W], its positions [T, W];
  # tables of positions are empty where positions count by their distances.
  def add_table(self: __torch__.Network, table: Tensor, scale: float) -> NoneType:
    self.tables.append(table * scale)

  def repeat_table(self: __torch__.Network, index: int) -> NoneType:
    self.tables.append(self.tables[index])

  # The projection on the whole vocabulary, scaled, in chunks of at most `most` tokens.
  def add_vocabulary(self: __torch__.Network, weight: Tensor, bias: Tensor, scale: float, most: int, kind: int) -> NoneType:
    none = torch.zeros([0], dtype=4, device=weight.device)
    chunks, width = self.chunks(weight, bias, scale, most, kind, 0)
    self.projections.append(__torch__.Projection(chunks, width, none, none))

  # The same for some of the tokens; the first place of padding stands for all others.
  def add_shortlist(self: __torch__.Network, weight: Tensor, bias: Tensor, scale: float, most: int, kind: int, tokens: List[int]) -> NoneType:
    at = torch.tensor(tokens, dtype=4, device=weight.device)
    n = len(tokens)
    chunks, width = self.chunks(weight.index_select(0, at), bias.index_select(0, at), scale, most, kind, 1)
    places = torch.full([weight.size(0)], n, dtype=4, device=weight.device)
    places.index_copy_(0, at, torch.arange(n, dtype=4, device=weight.device))
    self.projections.append(__torch__.Projection(chunks, width, torch.constant_pad_nd(at, [0, width * len(chunks) - n], 0), places))

  # The chunks of a projection, with that many places of padding at least, and their width.
  def chunks(self: __torch__.Network, weight: Tensor, bias: Tensor, scale: float, most: int, kind: int, spare: int) -> Tuple[List[__torch__.Linear], int]:
    V = weight.size(0)
    chunks = (V + spare + most - 1) // most
    width = ((V + spare + chunks - 1) // chunks + 127) // 128 * 128
    n = width * chunks - V
    scaled = weight if scale == 1.0 else weight * scale
    w = torch.constant_pad_nd(scaled, [0, 0, 0, n], 0.0) if n > 0 else scaled
    b = torch.constant_pad_nd(bias, [0, n], -1e30) if n > 0 else bias
    found = annotate(List[__torch__.Linear], [])
    for i in range(chunks):
      found.append(__torch__.Linear(w.narrow(0, i * width, width).contiguous(), b.narrow(0, i * width, width), kind))
    return (found, width)

  # ---- building blocks

  # Everything is computed where the weights are.
  def place(self: __torch__.Network) -> Device:
    return self.tables[0].device

  # Numbers from Java, as int64.
  def longs(self: __torch__.Network, values: List[int]) -> Tensor:
    return torch.tensor(values, dtype=4, device=self.place())

  # 0, 1, … n - 1
  def count(self: __torch__.Network, n: int) -> Tensor:
    return torch.arange(n, device=self.place())

  # Heads are computed in half precision where the products are.
  def heads(self: __torch__.Network, linear: __torch__.Linear, x: Tensor) -> Tensor:
    return linear.apply(x).to(15 if self.half else 6)

  # Layer norm, or root mean square norm (Zhang and Sennrich 2019), which knows no bias.
  def norm(self: __torch__.Network, x: Tensor, norms: List[Tensor], i: int) -> Tensor:
    if self.rms_norm:
      return x * torch.rsqrt(x.pow(2).mean([1], True) + self.epsilon) * norms[2 * i]
    return torch.layer_norm(x, [self.width], norms[2 * i], norms[2 * i + 1], self.epsilon)

  # The input of a sublayer, and the state after its output y: pre-norm layers normalise the one, post-norm
  # layers the other.
  def enter(self: __torch__.Network, x: Tensor, norms: List[Tensor], i: int) -> Tensor:
    return self.norm(x, norms, i) if self.pre_norm else x

  def leave(self: __torch__.Network, x: Tensor, y: Tensor, norms: List[Tensor], i: int) -> Tensor:
    sum = x + y.to(6)
    return sum if self.pre_norm else self.norm(sum, norms, i)

  # The projections i and i + 1 of a stack; a gated one (Shazeer 2020) holds gate and value side by side.
  def feed_forward(self: __torch__.Network, layers: List[__torch__.Linear], i: int, x: Tensor) -> Tensor:
    if self.gated:
      y = layers[i].apply(x)
      F = y.size(1) // 2
      return layers[i + 1].apply(layers[i].activated(y.narrow(1, 0, F), self.activation) * y.narrow(1, F, F))
    return layers[i + 1].apply(layers[i].activate(x, self.activation))

  # Which bucket a distance of tokens falls in: half of them are for single distances, the others grow
  # (Raffel et al. 2020, section 2.1). span: log of the farthest told apart over the first that is not exact
  def bucket(self: __torch__.Network, distance: Tensor, buckets: int, span: float) -> Tensor:
    exact = buckets // 2
    far = (torch.log(distance.to(6) / exact) / span * (buckets - exact)).to(4) + exact
    return torch.where(distance < exact, distance, far.clamp_max(buckets - 1))

  # What positions add to the scores of the encoder [1, H, S, S]; half of the buckets look ahead.
  def encoder_distances(self: __torch__.Network, S: int) -> Tensor:
    at = self.count(S)
    ahead = at.unsqueeze(0) - at.unsqueeze(1)
    half = self.distances[0].size(0) // 2
    bucket = self.bucket(ahead.abs(), half, self.encoder_span) + (ahead > 0).to(4) * half
    return torch.embedding(self.distances[0], bucket).permute([2, 0, 1]).unsqueeze(0)

  # The same for one step of the decoder and its first P slots [B, H, 1, P].
  def decoder_distances(self: __torch__.Network, s: __torch__.Session, P: int) -> Tensor:
    bucket = self.bucket(s.time - s.slot_times.narrow(1, 0, P), self.distances[1].size(0), self.decoder_span)
    return torch.embedding(self.distances[1], bucket).permute([0, 2, 1]).unsqueeze(2)

  # q [B*H, a, D], k and v [B*H, b, D], mask [B, H or 1, a or 1, b] to [B*a, H*D]
  def attend(self: __torch__.Network, q: Tensor, k: Tensor, v: Tensor, mask: Tensor, B: int) -> Tensor:
    a = q.size(1)
    H = q.size(0) // B
    s = torch.bmm(q, k.transpose(1, 2))
    s.view([B, H, a, k.size(1)]).add_(mask)
    p = torch.softmax(s, 2, 6).to(15) if self.half else torch.softmax(s, 2)
    return torch.bmm(p, v).view([B, H, a, q.size(2)]).transpose(1, 2).reshape([B * a, H * q.size(2)])

  # ---- encoder

  # ids [B, S], lengths [B]
  def encode(self: __torch__.Network, ids: Tensor, lengths: Tensor) -> __torch__.Encoded:
    B = ids.size(0)
    S = ids.size(1)
    W = self.width
    H = self.encoder_heads
    D = self.encoder_head_width
    dt = 15 if self.half else 6
    padding = self.count(S).unsqueeze(0) >= lengths.unsqueeze(1)
    mask = torch.zeros([B, S], dtype=dt, device=self.place()).masked_fill_(padding, -1e30).view([B, 1, 1, S])
    own_mask = mask + self.encoder_distances(S).to(dt) if len(self.distances) > 0 else mask
    x = torch.embedding(self.tables[0], ids)
    if self.tables[1].size(0) > 0:
      x = x + self.tables[1].narrow(0, 0, S)
    x = x.view([B * S, W])
    if len(self.embedding_norms) > 0:
      x = self.norm(x, self.embedding_norms, 0)
    for l in range(self.encoder_layers):
      n = 2 * l
      y = self.enter(x, self.encoder_norms, n)
      qkv = self.heads(self.encoder[4 * l], y).view([B, S, 3, H, D]).permute([2, 0, 3, 1, 4]).contiguous().view([3, B * H, S, D])
      y = self.attend(qkv[0], qkv[1], qkv[2], own_mask, B)
      x = self.leave(x, self.encoder[4 * l + 1].apply(y), self.encoder_norms, n)
      y = self.enter(x, self.encoder_norms, n + 1)
      x = self.leave(x, self.feed_forward(self.encoder, 4 * l + 2, y), self.encoder_norms, n + 1)
    if len(self.final_norms) > 0:
      x = self.norm(x, self.final_norms, 0)
    H = self.decoder_heads
    D = self.decoder_head_width
    cross = annotate(List[Tensor], [])
    for l in range(self.decoder_layers):
      cross.append(self.heads(self.decoder[7 * l + 3], x).view([B, S, 2, H, D]).permute([2, 0, 3, 1, 4]).contiguous().view([2, B * H, S, D]))
    mean = x.view([B, S, W]).masked_fill(padding.unsqueeze(2), 0.0).sum([1]) / lengths.unsqueeze(1).to(6)
    return __torch__.Encoded(B, cross, mask, mean)

  def mean(self: __torch__.Network, e: __torch__.Encoded) -> Tensor:
    return e.mean.cpu()

  # ---- one decoder step

  def caches(self: __torch__.Network) -> __torch__.Caches:
    buffers = annotate(List[Tensor], [])
    for l in range(self.decoder_layers + 1):
      buffers.append(torch.zeros([0], dtype=15 if self.half else 6, device=self.place()))
    return __torch__.Caches(buffers)

  # projection: 0 for the whole vocabulary, else the number of a shortlist, from 1. Also called by
  # models/bench/on_device.py, as are encode, caches and step.
  def open(self: __torch__.Network, e: __torch__.Encoded, caches: __torch__.Caches, projection: int) -> __torch__.Session:
    dt = 15 if self.half else 6
    own = annotate(List[Tensor], [])
    cross = annotate(List[Tensor], [])
    for l in range(self.decoder_layers):
      own.append(torch.zeros([2, e.size * self.decoder_heads, 0, self.decoder_head_width], dtype=dt, device=self.place()))
      cross.append(e.cross[l])
    return __torch__.Session(e.size, caches, own, cross, torch.zeros([e.size, 1, 1, 0], dtype=dt, device=self.place()), e.mask, self.projections[projection])

  # The first n numbers of the spare buffer, for what layer l will have next; the one it has now is then
  # the spare one.
  def renew(self: __torch__.Network, s: __torch__.Session, l: int, n: int) -> Tensor:
    buffers = s.caches.buffers
    last = self.decoder_layers
    spare = buffers[last]
    if spare.size(0) < n:
      spare = torch.zeros([n + n // 4], dtype=15 if self.half else 6, device=self.place())
    buffers[last] = buffers[l]
    buffers[l] = spare
    return spare.narrow(0, 0, n)

  # Makes room for n more slots. Beams never move between slots, so the caches are not gathered at every
  # step; slots that no beam descends from are dropped here, every few steps.
  def reserve(self: __torch__.Network, s: __torch__.Session, n: int) -> NoneType:
    P = s.own_mask.size(3)
    if s.used + n > P:
      B = s.size
      N = s.own_mask.size(2)
      H = self.decoder_heads
      D = self.decoder_head_width
      dt = 15 if self.half else 6
      k = 0
      order = torch.zeros([B, 0], dtype=4, device=self.place())
      mask = s.own_mask.view([B, N, P])
      if P > 0:
        live = mask.amax([1]) > -1.0
        # Dead slots first, live ones after them in their order, whole blocks of 16 of both: what stands
        # before a sentence's own slots is whole vectors of zeros, so that sums come out the same to the
        # last bit whatever the sentences beside it are.
        k = (int(live.sum([1]).max()) + 15) // 16 * 16
        order = torch.argsort(live.to(1), stable=True, dim=1, descending=False).narrow(1, P - k, k)
      # A single beam has 32 slots at least: for 16 of a sentence that is alone, libtorch takes another
      # kernel (4 heads of 64 by 16) than for those of more.
      more = (k + (self.compact_every * n if n > 1 else max(32, k // 2)) + 15) // 16 * 16
      order = torch.constant_pad_nd(order, [0, more - k], 0)
      if P > 0:
        flat = (order.view([1, B, 1, more]) + (self.count(2 * B * H).view([2, B, H, 1]) * P)).view([-1])
        for l in range(self.decoder_layers):
          own = self.renew(s, l, 2 * B * H * more * D)
          torch.index_select(s.own[l].view([-1, D]), 0, flat, out=own.view([-1, D]))
          s.own[l] = own.view([2, B * H, more, D])
        mask = mask.gather(2, order.unsqueeze(1).expand([B, N, more]))
        mask.narrow(2, k, more - k).fill_(-1e30)
        s.slot_times = s.slot_times.gather(1, order)
      else:
        for l in range(self.decoder_layers):
          # Whatever an earlier batch left there must not reach this one, not even masked: it may be NaN.
          s.own[l] = self.renew(s, l, 2 * B * H * more * D).zero_().view([2, B * H, more, D])
        mask = torch.full([B, N, more], -1e30, dtype=dt, device=self.place())
        s.slot_times = torch.zeros([B, more], dtype=4, device=self.place())
      s.own_mask = mask.view([B, 1, N, more])
      s.used = k

  # Drops all sentences but these.
  def keep(self: __torch__.Network, s: __torch__.Session, sentences: List[int]) -> NoneType:
    at = self.longs(sentences)
    n = len(sentences)
    for l in range(self.decoder_layers):
      k = s.own[l]
      c = s.cross[l]
      own = self.renew(s, l, 2 * n * self.decoder_heads * k.size(2) * k.size(3))
      torch.index_select(k.view([2, s.size, -1]), 1, at, out=own.view([2, n, -1]))
      s.own[l] = own.view([2, n * self.decoder_heads, k.size(2), k.size(3)])
      s.cross[l] = c.view([2, s.size, -1]).index_select(1, at).view([2, n * self.decoder_heads, c.size(2), c.size(3)])
    s.own_mask = s.own_mask.index_select(0, at)
    s.slot_times = s.slot_times.index_select(0, at)
    s.cross_mask = s.cross_mask.index_select(0, at)
    s.size = n

  # Feeds one token to every beam and leaves its state [R, W].
  # parents: for each beam the beam of the step before that it continues
  def advance(self: __torch__.Network, s: __torch__.Session, tokens: List[int], parents: List[int]) -> Tensor:
    B = s.size
    N = len(tokens) // B
    H = self.decoder_heads
    D = self.decoder_head_width
    if s.time > 0:
      p = self.longs(parents).view([B, 1, N, 1])
      s.own_mask = s.own_mask.gather(2, p.expand([B, 1, N, s.own_mask.size(3)]))
    self.reserve(s, N)
    at = s.used
    s.own_mask.narrow(3, at, N).fill_(-1e30).diagonal(0, 2, 3).zero_()
    mask = s.own_mask if self.half else s.own_mask.narrow(3, 0, at + N)
    P = mask.size(3)
    if len(self.distances) > 0:
      s.slot_times.narrow(1, at, N).fill_(s.time)
      mask = mask + self.decoder_distances(s, P).to(mask.dtype)
    if s.row_mask.size(0) != B or s.row_mask.size(2) != N:
      # Adding one for each row costs a fraction of adding one for all.
      s.row_mask = s.cross_mask.expand([B, H, N, s.cross_mask.size(3)]).contiguous()
    x = torch.embedding(self.tables[2], self.longs(tokens))
    if self.tables[3].size(0) > 0:
      x = x + self.tables[3][s.time]
    if len(self.embedding_norms) > 0:
      x = self.norm(x, self.embedding_norms, 1)
    for l in range(self.decoder_layers):
      w = 7 * l
      n = 3 * l
      qkv = self.heads(self.decoder[w], self.enter(x, self.decoder_norms, n)).view([B, N, 3, H, D])
      own = s.own[l]
      own.narrow(2, at, N).view([2, B, H, N, D]).copy_(qkv.narrow(2, 1, 2).permute([2, 0, 3, 1, 4]))
      q = qkv.select(2, 0).transpose(1, 2).reshape([B * H, N, D])
      y = self.attend(q, own[0].narrow(1, 0, P), own[1].narrow(1, 0, P), mask, B)
      x = self.leave(x, self.decoder[w + 1].apply(y), self.decoder_norms, n)
      q = self.heads(self.decoder[w + 2], self.enter(x, self.decoder_norms, n + 1)).view([B, N, H, D]).transpose(1, 2).reshape([B * H, N, D])
      cross = s.cross[l]
      y = self.attend(q, cross[0], cross[1], s.row_mask, B)
      x = self.leave(x, self.decoder[w + 4].apply(y), self.decoder_norms, n + 1)
      y = self.enter(x, self.decoder_norms, n + 2)
      x = self.leave(x, self.feed_forward(self.decoder, w + 5, y), self.decoder_norms, n + 2)
    if len(self.final_norms) > 0:
      x = self.norm(x, self.final_norms, 1)
    s.used = at + N
    s.time = s.time + 1
    return x

  # A token that every beam is given: no search.
  def feed(self: __torch__.Network, s: __torch__.Session, tokens: List[int], parents: List[int]) -> NoneType:
    x = self.advance(s, tokens, parents)

  # The k best continuations of each sentence: scores, beams and tokens, each B * k, best first.
  # scores: the beams' scores so far; suppressed: tokens no beam may take; banned_rows, banned_tokens:
  # tokens one row may not take; seen_rows, seen_tokens: tokens a row has, to be penalised.
  def step(self: __torch__.Network, s: __torch__.Session, sentences: List[int], tokens: List[int], parents: List[int], scores: List[float], suppressed: List[int], banned_rows: List[int], banned_tokens: List[int], seen_rows: List[int], seen_tokens: List[int], penalty: float, greedy: bool, renormalize: bool, k: int) -> Tuple[List[float], List[int], List[int]]:
    tops, base = self.weigh(s, sentences, tokens, parents, scores, suppressed, banned_rows, banned_tokens, seen_rows, seen_tokens, penalty, greedy, renormalize)
    return self.best(s, tops, base, s.size, len(tokens) // s.size, k)

  # The same with the k best continuations of each row, R * k, and the scores of further tokens that rows
  # may have to take.
  def step_rows(self: __torch__.Network, s: __torch__.Session, sentences: List[int], tokens: List[int], parents: List[int], scores: List[float], suppressed: List[int], banned_rows: List[int], banned_tokens: List[int], seen_rows: List[int], seen_tokens: List[int], penalty: float, greedy: bool, renormalize: bool, k: int, wanted_rows: List[int], wanted_tokens: List[int]) -> Tuple[List[float], List[int], List[int], List[float]]:
    tops, base = self.weigh(s, sentences, tokens, parents, scores, suppressed, banned_rows, banned_tokens, seen_rows, seen_tokens, penalty, greedy, renormalize)
    fs, bs, ts = self.best(s, tops, base, len(tokens), 1, k)
    rows = self.longs(wanted_rows)
    at = self.places(s, rows, self.longs(wanted_tokens))
    wanted = s.logits.view([-1]).index_select(0, at) + base.view([-1]).index_select(0, rows)
    ws = annotate(List[float], wanted.cpu().tolist())
    return (fs, bs, ts, ws)

  # One step up to the choice of tokens: the highest logit of each block [R, blocks of all chunks], and what
  # is added to a row's logits to give scores [R, 1].
  def weigh(self: __torch__.Network, s: __torch__.Session, sentences: List[int], tokens: List[int], parents: List[int], scores: List[float], suppressed: List[int], banned_rows: List[int], banned_tokens: List[int], seen_rows: List[int], seen_tokens: List[int], penalty: float, greedy: bool, renormalize: bool) -> Tuple[Tensor, Tensor]:
    if len(sentences) > 0:
      self.keep(s, sentences)
    late = len(banned_rows) + len(seen_rows) > 0
    # Before the layers: a device would be waited for after them.
    early = annotate(List[int], []) if late else self.tokens_to_places(s, suppressed)
    x = self.advance(s, tokens, parents)
    tops, totals = self.project(s, x, early, renormalize)
    total = torch.logsumexp(totals, [1], True)
    if late:
      R = x.size(0)
      if len(seen_rows) > 0:
        self.penalize(s, self.longs(seen_rows), self.longs(seen_tokens), total.view([-1]), penalty, greedy)
      if len(banned_rows) > 0:
        self.ban(s, self.longs(banned_rows), self.longs(banned_tokens))
      for token in suppressed:
        self.ban(s, self.count(R), torch.full([R], token, dtype=4, device=self.place()))
      tops = s.logits.view([-1, R, s.projection.blocks, 128]).amax([3]).permute([1, 0, 2]).reshape([R, -1])
      if renormalize:
        total = torch.logsumexp(s.logits, [0, 2]).unsqueeze(1)
    return (tops, torch.tensor(scores, device=self.place()).view([-1, 1]) - total)

  # ---- vocabulary

  # Fills s.logits [chunks, R, width of a chunk]. Gives the highest logit of each block of 128 tokens
  # [R, blocks of all chunks] and the log of the summed exponentials of each chunk [R, chunks].
  # suppressed: places
  def project(self: __torch__.Network, s: __torch__.Session, x: Tensor, suppressed: List[int], renormalize: bool) -> Tuple[Tensor, Tensor]:
    R = x.size(0)
    p = s.projection
    chunks = len(p.chunks)
    if s.logits.size(0) == 0 or s.logits.size(1) != R:
      s.logits = torch.empty([chunks, R, p.width], device=self.place())
    q, peak = p.chunks[0].prepare(x)
    tops = annotate(List[Tensor], [])
    totals = annotate(List[Tensor], [])
    for i in range(chunks):
      g = s.logits[i]
      p.chunks[i].write(q, peak, g)
      if renormalize:
        self.suppress(p, g, i, suppressed)
      top = g.view([R, p.blocks, 128]).amax([2])
      totals.append(top.amax([1], True) - torch.softmax(g, 1).amax([1], True).log_())
      if not renormalize:
        if self.suppress(p, g, i, suppressed):
          top = g.view([R, p.blocks, 128]).amax([2])
      tops.append(top)
    return (torch.cat(tops, 1), torch.cat(totals, 1))

  def suppress(self: __torch__.Network, p: __torch__.Projection, g: Tensor, chunk: int, places: List[int]) -> bool:
    found = False
    for place in places:
      if place // p.width == chunk:
        g.select(1, place % p.width).fill_(-1e30)
        found = True
    return found

  def tokens_to_places(self: __torch__.Network, s: __torch__.Session, tokens: List[int]) -> List[int]:
    places = s.projection.places
    if places.size(0) == 0:
      return tokens
    return annotate(List[int], places.index_select(0, self.longs(tokens)).cpu().tolist())

  # Where the logits of rows' tokens are in the flattened s.logits.
  def places(self: __torch__.Network, s: __torch__.Session, rows: Tensor, tokens: Tensor) -> Tensor:
    p = s.projection
    at = tokens if p.places.size(0) == 0 else p.places.index_select(0, tokens)
    chunk = torch.div(at, p.width, rounding_mode="floor")
    return (chunk * s.logits.size(1) + rows) * p.width + (at - chunk * p.width)

  def ban(self: __torch__.Network, s: __torch__.Session, rows: Tensor, tokens: Tensor) -> NoneType:
    s.logits.view([-1]).index_fill_(0, self.places(s, rows, tokens), -1e30)

  # Keskar et al. 2019 (CTRL), section 4.1; as Transformers has it, on the logits in greedy search and on
  # the log-probabilities in beam search.
  def penalize(self: __torch__.Network, s: __torch__.Session, rows: Tensor, tokens: Tensor, total: Tensor, penalty: float, greedy: bool) -> NoneType:
    at = self.places(s, rows, tokens)
    flat = s.logits.view([-1])
    v = flat.index_select(0, at)
    if greedy:
      v = torch.where(v < 0.0, v * penalty, v / penalty)
    else:
      t = total.index_select(0, rows)
      v = t + (v - t) * penalty
    flat.index_copy_(0, at, v)

  # Exact: the k best tokens of a sentence lie in the k blocks with the highest maxima.
  # tops [R, blocks of all chunks], base [R, 1]: what is added to a logit to give a score
  def best(self: __torch__.Network, s: __torch__.Session, tops: Tensor, base: Tensor, B: int, N: int, k: int) -> Tuple[List[float], List[int], List[int]]:
    n = tops.size(1)
    blocks = s.projection.blocks
    kb = min(k, N * n)
    bv, bi = (tops + base).view([B, N * n]).topk(kb, 1)
    beam = torch.div(bi, n, rounding_mode="floor")
    block = bi - beam * n
    chunk = torch.div(block, blocks, rounding_mode="floor")
    row = self.count(B).unsqueeze(1) * N + beam
    at = (chunk * (B * N) + row) * blocks + (block - chunk * blocks)
    g = s.logits.view([-1, 128]).index_select(0, at.view([-1])).view([B, kb, 128]) + base.view([B, N]).gather(1, beam).unsqueeze(2)
    v, i = g.view([B, kb * 128]).topk(k, 1)
    which = torch.div(i, 128, rounding_mode="floor")
    token = block.gather(1, which) * 128 + i - which * 128
    if s.projection.tokens.size(0) > 0:
      token = s.projection.tokens.index_select(0, token.view([-1]))
    fs = annotate(List[float], v.view([-1]).cpu().tolist())
    bs = annotate(List[int], beam.gather(1, which).view([-1]).cpu().tolist())
    ts = annotate(List[int], token.view([-1]).cpu().tolist())
    return (fs, bs, ts)
