-- Outputs, state and offset, all or none.
-- KEYS epoch, state, readers of the input, then the streams that are written to.
-- ARGV epoch, offset before, offset after, entries absorbed so far, snapshot, reader's name, then
-- for each output: place of its stream among KEYS, count of its fields and values, these.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 'fenced'
end
if (redis.call('HGET', KEYS[2], 'lastId') or '0-0') ~= ARGV[2] then
  return 'moved'
end
local at = 7
while at <= #ARGV do
  local count = tonumber(ARGV[at + 1])
  redis.call('XADD', KEYS[tonumber(ARGV[at])], '*', unpack(ARGV, at + 2, at + 1 + count))
  at = at + 2 + count
end
redis.call('HSET', KEYS[2], 'lastId', ARGV[3], 'entries', ARGV[4], 'snapshot', ARGV[5])
redis.call('HSET', KEYS[3], ARGV[6], ARGV[3])
return 'done'
