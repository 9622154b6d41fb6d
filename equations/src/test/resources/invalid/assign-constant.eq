dv/dt = -v/tau : volt
% constant tau 10 ms
% threshold v > 3*mV
% reset tau = 5*ms
