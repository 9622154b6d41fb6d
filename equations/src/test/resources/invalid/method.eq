dv/dt = -v/(10*ms) : volt
% method eulr
