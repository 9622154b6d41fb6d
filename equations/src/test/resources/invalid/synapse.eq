w : 1
dapre/dt = -apre/taupre : 1 (event-drivn)
dapost/dt = -apost/taupre : 1 (event-driven)
% constant taupre 20 ms
% on_pre ge_post += w; w = clip(w + apst, 0, 1)
