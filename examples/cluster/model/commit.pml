/*
 * Lease, fencing token and commit: two workers, three messages, every interleaving. A worker may
 * crash (it forgets all that it held) or sleep for any time between any two of its steps, and a lease
 * may run out whenever it is held.
 *
 * What Redis does in one script is one atomic step here, as it is there. FAULT n seeds one mistake;
 * `check.ts` shows that each is found, and names them.
 */
#ifndef FAULT
#define FAULT 0
#endif

#define MESSAGES 3
#define CRASHES 2
#define EXPIRIES 3
#define NOBODY 0

/* What a commit asks for: the token, the offset, or both. */
#if FAULT == 1
#define FENCE(me) (true)
#elif FAULT == 2 || FAULT == 6 || FAULT == 20
#define FENCE(me) (epoch == memory[me].epoch)
#elif FAULT == 21
#define FENCE(me) (lastId == memory[me].committed)
#elif FAULT == 22
#define FENCE(me) (lease == me)
#else
#define FENCE(me) (epoch == memory[me].epoch && lastId == memory[me].committed)
#endif

/* In Redis. */
byte lease = NOBODY;         /* who holds it */
byte epoch = 0;              /* the fencing token that was given last */
byte lastId = 0;             /* up to which message all is committed */
byte snapshot = 0;           /* the state: a pipeline that absorbed messages 1 ... snapshot */
byte said[MESSAGES + 1];     /* how often the output of a message stands in the stream */
bool retained[MESSAGES + 1]; /* whether the input still has a message */

byte crashes = 0;
byte expiries = 0;

#define ALL_SAID (said[1] == 1 && said[2] == 1 && said[3] == 1)

typedef Memory {
  byte epoch;
  byte committed; /* the offset that it believes to be in Redis */
  byte readId;    /* up to which message it has read */
  byte state;     /* its pipeline has absorbed messages 1 ... state */
  bool isWrong    /* it absorbed a message out of turn, or one was gone before it was read */
}
Memory memory[3];

inline forget(me) {
  memory[me].epoch = 0;
  memory[me].committed = 0;
  memory[me].readId = 0;
  memory[me].state = 0;
  memory[me].isWrong = false
}

inline restore(me) {
  memory[me].committed = lastId;
  memory[me].readId = lastId;
#if FAULT == 3
  memory[me].state = snapshot * 0;
#else
  memory[me].state = snapshot;
#endif
}

/* lua/take.lua */
inline take(me, taken) {
#if FAULT == 6
  atomic { restore(me) };
#endif
  atomic {
    if
    :: lease == NOBODY || lease == me ->
      lease = me;
#if FAULT != 2
      epoch = epoch + 1;
#endif
      memory[me].epoch = epoch;
#if FAULT != 6
      restore(me);
#endif
      taken = true
    :: else -> taken = false
    fi
  }
}

/* The next message that the stream still has. */
inline absorb(me) {
  atomic {
    memory[me].readId = memory[me].readId + 1;
    if
    :: retained[memory[me].readId] && memory[me].state == memory[me].readId - 1 ->
      memory[me].state = memory[me].readId
    :: else -> memory[me].isWrong = true
    fi
  }
}

inline tell(me) {
  assert(!memory[me].isWrong);    /* what is said is what one process says */
  m = memory[me].committed + 1;
  do
  :: m <= memory[me].readId ->
    said[m] = said[m] + 1;
    assert(said[m] <= 1);         /* nothing is said twice */
    m = m + 1
  :: else -> break
  od
}

inline keep(me) {
#if FAULT != 9
  snapshot = memory[me].state;
#endif
#if FAULT != 10
  lastId = memory[me].readId;
#endif
}

/* lua/trim.lua: what is committed is forgotten. */
inline trim() {
  m = 1;
  do
#if FAULT == 11
  :: m <= lastId + 1 && m <= MESSAGES -> retained[m] = false; m++
#else
  :: m <= lastId -> retained[m] = false; m++
#endif
  :: else -> break
  od
}

/* lua/commit.lua */
inline commit(me, done) {
#if FAULT == 4
  done = FENCE(me);
#elif FAULT == 5
  done = (lease == me);
#else
  done = true;
#endif
  atomic {
    if
#if FAULT == 4 || FAULT == 5
    :: done ->
#else
    :: FENCE(me) ->
#endif
#if FAULT == 7
      keep(me)
#elif FAULT == 8
      tell(me)
#else
      tell(me);
      keep(me)
#endif
    :: else -> done = false
    fi
  };
#if FAULT == 7 || FAULT == 8
  if
  :: crashes < CRASHES -> crashes++; goto crashed
  :: true
  fi;
  atomic {
    if
#if FAULT == 7
    :: done -> tell(me)
#else
    :: done -> keep(me)
#endif
    :: else
    fi
  };
#endif
  atomic {
    if
    :: done -> trim(); memory[me].committed = memory[me].readId
    :: else
    fi
  }
}

proctype Worker(byte me) {
  byte m = 0;
  bool taken = false;
  bool done = false;
begin:
  forget(me);
  if
  :: ALL_SAID -> goto end
  :: else
  fi;
  take(me, taken);
  if
  :: !taken -> (lease == NOBODY || ALL_SAID) -> goto begin
  :: else
  fi;
  do
  :: memory[me].readId < MESSAGES -> absorb(me)
  :: memory[me].readId > memory[me].committed ->
    commit(me, done);
    if
    :: done
    :: !done -> goto begin        /* what it holds counts for nothing */
    fi
  :: memory[me].committed == MESSAGES -> break
  :: crashes < CRASHES -> crashes++; goto crashed
  od;
  atomic {                        /* lua/release.lua */
    if
    :: lease == me -> lease = NOBODY
    :: else
    fi
  };
  goto end;
crashed:
  goto begin;                     /* its lease stays, until it runs out */
end:
  skip
}

/* A lease runs out at any time: its owner crashed, sleeps, or is cut off. */
proctype Clock() {
  do
  :: atomic { expiries < EXPIRIES && lease != NOBODY -> lease = NOBODY; expiries++ }
  :: ALL_SAID -> break
  od
}

init {
  byte i = 1;
  do
  :: i <= MESSAGES -> retained[i] = true; i++
  :: else -> break
  od;
  atomic {
    run Worker(1);
    run Worker(2);
    run Clock()
  };
  (_nr_pr == 1);                  /* that nobody waits for ever is checked as an invalid end */
  assert(ALL_SAID);               /* nothing is lost */
  assert(lastId == MESSAGES)
}
