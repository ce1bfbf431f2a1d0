-- Forget what all readers have read: KEYS stream, readers. Never by a length, which throws away what
-- nobody has read yet. Without a reader nothing is trimmed.
local function parts(id)
  local ms, seq = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(ms), tonumber(seq)
end
local least, leastMs, leastSeq
for _, id in ipairs(redis.call('HVALS', KEYS[2])) do
  local ms, seq = parts(id)
  if not least or ms < leastMs or (ms == leastMs and seq < leastSeq) then
    least, leastMs, leastSeq = id, ms, seq
  end
end
if not least then
  return 0
end
return redis.call('XTRIM', KEYS[1], 'MINID', least)
