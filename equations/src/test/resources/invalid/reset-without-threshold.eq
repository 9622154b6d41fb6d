dv/dt = -v/(10*ms) : volt
% reset v = 0*mV
