-- Take a partition: KEYS lease, epoch, state; ARGV owner, lease in ms.
-- False while another holds it. The epoch that rises here is the fencing token: from now on a commit
-- of anyone who took the partition before is refused, however long he slept.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return false
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
local epoch = redis.call('INCR', KEYS[2])
local state = redis.call('HMGET', KEYS[3], 'lastId', 'entries', 'snapshot')
return { tostring(epoch), state[1], state[2], state[3] }
