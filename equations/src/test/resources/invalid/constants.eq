dv/dt = (E_L - v)/tau : volt
g : siemens
% constant tau 10 mV
% constant g 3 pF
% constant mV 3
% threshold v > mV
% reset g += 3*nS
