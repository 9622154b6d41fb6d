dv/dt = -v/(10*ms) : volt
% refractory 5*ms
