-- Entries of an input, in one piece: KEYS stream; ARGV place of the first, then for each entry the count
-- of its fields and values, these. One that is there already is passed over. Sent one by one, an entry
-- that Redis refuses for a moment, since it loads or is full, would be passed over behind the next one.
local place = tonumber(ARGV[1])
local at = 2
while at <= #ARGV do
  local count = tonumber(ARGV[at])
  local added = redis.pcall('XADD', KEYS[1], place .. '-0', unpack(ARGV, at + 1, at + count))
  if type(added) == 'table' and not string.find(added.err, 'equal or smaller', 1, true) then
    return added
  end
  place = place + 1
  at = at + 1 + count
end
return 'done'
