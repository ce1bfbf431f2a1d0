-- Keep a lease: KEYS lease; ARGV owner, lease in ms. 0 if it is no longer the owner's.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
