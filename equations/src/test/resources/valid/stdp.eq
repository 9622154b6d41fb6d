w : 1
dApre/dt = -Apre / taupre : 1 (event-driven)
dApost/dt = -Apost / taupost : 1 (event-driven)
% constant taupre 20 ms
% constant taupost 20 ms
% constant dApre 0.01
% constant dApost -0.0105
% constant gmax 0.01
% on_pre ge += w; Apre += dApre; w = clip(w + Apost, 0, gmax)
% on_post Apost += dApost; w = clip(w + Apre, 0, gmax)
